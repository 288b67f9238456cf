package dev.meshgate.services.engine.function;

import dev.meshgate.services.engine.cell.Area;
import dev.meshgate.services.engine.cell.ErrorException;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.Reference;
import dev.meshgate.services.engine.cell.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Functions over those cells of a range that meet criteria. */
public final class Conditional {

  private Conditional() {}

  public static void addTo(Functions to) {
    to.add("COUNTIF", 2, 2, "RV", call -> Value.of(criteria(call, 0).count()))
        .add("COUNTIFS", 2, Functions.MANY, "|RV", call -> Value.of(criteria(call, 0).count()))
        .add("SUMIF", 2, 3, "RVR", call -> Value.of(Sums.sum(ofOne(call))))
        .add("AVERAGEIF", 2, 3, "RVR", call -> Value.of(Sums.mean(ofOne(call))))
        .add("SUMIFS", 3, Functions.MANY, "R|RV", call -> of(call, Sums::sum))
        .add("AVERAGEIFS", 3, Functions.MANY, "R|RV", call -> of(call, Sums::mean))
        .add("MAXIFS", 3, Functions.MANY, "R|RV", call -> of(call, Sums::max))
        .add("MINIFS", 3, Functions.MANY, "R|RV", call -> of(call, Sums::min));
  }

  /** Pairs of a range and what is looked for in it, all of one size. */
  private static Criteria criteria(Call call, int from) {
    var tests = new ArrayList<Criteria.Test>();
    for (var i = from; i + 1 < call.size(); i += 2) {
      var area = call.area(i);
      var criterion = call.value(i + 1);
      tests.add(Criteria.Test.of(area, criterion));
      var first = tests.get(0).area();
      if (area.rows() != first.rows() || area.columns() != first.columns()) {
        throw new ErrorException(ErrorValue.VALUE);
      }
    }
    if ((call.size() - from) % 2 != 0) {
      throw new ErrorException(ErrorValue.VALUE);
    }
    return new Criteria(tests);
  }

  private static double[] ofOne(Call call) {
    var area = call.area(0);
    var criteria = new Criteria(List.of(Criteria.Test.of(area, call.value(1))));
    return criteria.numbers(call.isOmitted(2) ? area : resized(call, area));
  }

  /** The range of sums begins where it is said and has the size of the other one. */
  private static Area resized(Call call, Area like) {
    return call.operand(2) instanceof Reference reference
        ? reference.with(reference.row(), reference.column(), like.rows(), like.columns())
        : call.area(2);
  }

  private static Value of(Call call, ToDoubleFunction<double[]> aggregate) {
    var criteria = criteria(call, 1);
    var area = call.area(0);
    var first = criteria.first();
    if (area.rows() != first.rows() || area.columns() != first.columns()) {
      throw new ErrorException(ErrorValue.VALUE);
    }
    return Value.of(aggregate.applyAsDouble(criteria.numbers(area)));
  }
}
