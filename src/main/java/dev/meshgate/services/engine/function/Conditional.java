package dev.meshgate.services.engine.function;

import dev.meshgate.services.engine.cell.Area;
import dev.meshgate.services.engine.cell.EmptyValue;
import dev.meshgate.services.engine.cell.ErrorException;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.NumberValue;
import dev.meshgate.services.engine.cell.Reference;
import dev.meshgate.services.engine.cell.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Functions over those cells of a range that meet criteria. */
public final class Conditional {

  private Conditional() {}

  public static void addTo(Functions to) {
    to.add("COUNTIF", 2, 2, "RV", call -> Value.of(count(criteria(call, 0))))
        .add("COUNTIFS", 2, Functions.MANY, "|RV", call -> Value.of(count(criteria(call, 0))))
        .add("SUMIF", 2, 3, "RVR", call -> Value.of(Sums.sum(ofOne(call))))
        .add("AVERAGEIF", 2, 3, "RVR", call -> Value.of(Sums.mean(ofOne(call))))
        .add("SUMIFS", 3, Functions.MANY, "R|RV", call -> of(call, Sums::sum))
        .add("AVERAGEIFS", 3, Functions.MANY, "R|RV", call -> of(call, Sums::mean))
        .add("MAXIFS", 3, Functions.MANY, "R|RV", call -> of(call, Sums::max))
        .add("MINIFS", 3, Functions.MANY, "R|RV", call -> of(call, Sums::min));
  }

  private record Test(Area area, Criterion criterion) {}

  /** Pairs of a range and what is looked for in it, all of one size. */
  private static List<Test> criteria(Call call, int from) {
    var tests = new ArrayList<Test>();
    for (var i = from; i + 1 < call.size(); i += 2) {
      var area = call.area(i);
      var criterion = call.value(i + 1);
      tests.add(new Test(area, Criterion.of(criterion)));
      var first = tests.get(0).area;
      if (area.rows() != first.rows() || area.columns() != first.columns()) {
        throw new ErrorException(ErrorValue.VALUE);
      }
    }
    if ((call.size() - from) % 2 != 0) {
      throw new ErrorException(ErrorValue.VALUE);
    }
    return tests;
  }

  private static boolean holds(List<Test> tests, int row, int column) {
    for (var test : tests) {
      if (!test.criterion.test(test.area.at(row, column))) {
        return false;
      }
    }
    return true;
  }

  /** Cells that were never used are empty all alike, so one of them speaks for the others. */
  private static double count(List<Test> tests) {
    var first = tests.get(0).area;
    var rows = tests.stream().mapToInt(test -> test.area.usedRows()).max().orElse(0);
    var columns = tests.stream().mapToInt(test -> test.area.usedColumns()).max().orElse(0);
    var count = 0L;
    for (var row = 0; row < rows; row++) {
      for (var column = 0; column < columns; column++) {
        count += holds(tests, row, column) ? 1 : 0;
      }
    }
    var unused = first.size() - (long) rows * columns;
    var empty = EmptyValue.EMPTY;
    return unused > 0 && tests.stream().allMatch(test -> test.criterion.test(empty))
        ? count + unused
        : count;
  }

  private static double[] ofOne(Call call) {
    var tests = List.of(new Test(call.area(0), Criterion.of(call.value(1))));
    return numbers(tests, call.isOmitted(2) ? call.area(0) : resized(call, tests.get(0).area));
  }

  /** The range of sums begins where it is said and has the size of the other one. */
  private static Area resized(Call call, Area like) {
    return call.operand(2) instanceof Reference reference
        ? reference.with(reference.row(), reference.column(), like.rows(), like.columns())
        : call.area(2);
  }

  private static Value of(Call call, ToDoubleFunction<double[]> aggregate) {
    var tests = criteria(call, 1);
    var area = call.area(0);
    var first = tests.get(0).area;
    if (area.rows() != first.rows() || area.columns() != first.columns()) {
      throw new ErrorException(ErrorValue.VALUE);
    }
    return Value.of(aggregate.applyAsDouble(numbers(tests, area)));
  }

  private static double[] numbers(List<Test> tests, Area area) {
    var numbers = new Numbers();
    var rows = area.usedRows();
    var columns = area.usedColumns();
    for (var row = 0; row < rows; row++) {
      for (var column = 0; column < columns; column++) {
        if (holds(tests, row, column)) {
          var value = area.at(row, column);
          if (value instanceof ErrorValue error) {
            throw new ErrorException(error);
          }
          if (value instanceof NumberValue number) {
            numbers.add(number.number());
          }
        }
      }
    }
    return numbers.toArray();
  }
}
