package dev.meshgate.services.engine.function;

import dev.meshgate.services.engine.cell.Area;
import dev.meshgate.services.engine.cell.EmptyValue;
import dev.meshgate.services.engine.cell.ErrorException;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.NumberValue;
import dev.meshgate.services.engine.cell.Numerals;
import dev.meshgate.services.engine.cell.TextValue;
import dev.meshgate.services.engine.cell.Value;
import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;

/** Functions that make one number of many. */
public final class Sums {

  /** Those that take the numbers of all their arguments, by name. */
  public static final Map<String, ToDoubleFunction<double[]>> OF_NUMBERS =
      Map.of(
          "SUM", Sums::sum,
          "PRODUCT", Sums::product,
          "SUMSQ", Sums::squares,
          "AVERAGE", Sums::mean,
          "MIN", Sums::min,
          "MAX", Sums::max);

  private Sums() {}

  public static void addTo(Functions to) {
    OF_NUMBERS.forEach(
        (name, sum) ->
            to.add(
                name,
                1,
                Functions.MANY,
                "R",
                call -> Value.of(sum.applyAsDouble(Numbers.of(call, 0)))));
    to.add("AVERAGEA", 1, Functions.MANY, "R", call -> Value.of(mean(Numbers.ofAll(call, 0))))
        .add("MINA", 1, Functions.MANY, "R", call -> Value.of(min(Numbers.ofAll(call, 0))))
        .add("MAXA", 1, Functions.MANY, "R", call -> Value.of(max(Numbers.ofAll(call, 0))))
        .add("COUNT", 1, Functions.MANY, "R", Sums::count)
        .add("COUNTA", 1, Functions.MANY, "R", Sums::countAll)
        .add("COUNTBLANK", 1, 1, "R", Sums::countBlank)
        .add("SUMPRODUCT", 1, Functions.MANY, "A", Sums::sumProduct)
        .add("SUMX2MY2", 2, 2, "A", call -> pairs(call, (x, y) -> x * x - y * y))
        .add("SUMX2PY2", 2, 2, "A", call -> pairs(call, (x, y) -> x * x + y * y))
        .add("SUMXMY2", 2, 2, "A", call -> pairs(call, (x, y) -> (x - y) * (x - y)));
  }

  public static double sum(double[] numbers) {
    var sum = 0.0;
    for (var number : numbers) {
      sum += number;
    }
    return sum;
  }

  /** Of no numbers at all 0, as Excel has it. */
  static double product(double[] numbers) {
    return numbers.length == 0 ? 0 : Arrays.stream(numbers).reduce(1, (x, y) -> x * y);
  }

  static double squares(double[] numbers) {
    var sum = 0.0;
    for (var number : numbers) {
      sum += number * number;
    }
    return sum;
  }

  /** The arithmetic mean; {@code #DIV/0!} of nothing. */
  public static double mean(double[] numbers) {
    if (numbers.length == 0) {
      throw new ErrorException(ErrorValue.DIV0);
    }
    return sum(numbers) / numbers.length;
  }

  static double min(double[] numbers) {
    return Arrays.stream(numbers).min().orElse(0);
  }

  static double max(double[] numbers) {
    return Arrays.stream(numbers).max().orElse(0);
  }

  private static Value count(Call call) {
    var count = new int[1];
    Walk.arguments(
        call,
        0,
        (value, isElement) -> {
          if (value instanceof NumberValue || (!isElement && isNumeric(value))) {
            count[0]++;
          }
        });
    return Value.of(count[0]);
  }

  private static boolean isNumeric(Value value) {
    if (value instanceof ErrorValue) {
      return false;
    }
    return !(value instanceof TextValue text) || !Double.isNaN(Numerals.read(text.text()));
  }

  private static Value countAll(Call call) {
    var count = new int[1];
    Walk.arguments(
        call,
        0,
        (value, isElement) -> count[0] += isElement && value instanceof EmptyValue ? 0 : 1);
    return Value.of(count[0]);
  }

  private static Value countBlank(Call call) {
    var area = call.area(0);
    var filled = new long[1];
    Walk.operand(
        area,
        (value, isElement) -> {
          var isBlank =
              value instanceof EmptyValue
                  || (value instanceof TextValue text && text.text().isEmpty());
          filled[0] += isBlank ? 0 : 1;
        });
    return Value.of((double) (area.size() - filled[0]));
  }

  private static Value sumProduct(Call call) {
    var areas = new Area[call.size()];
    for (var i = 0; i < areas.length; i++) {
      areas[i] = call.area(i);
      if (areas[i].rows() != areas[0].rows() || areas[i].columns() != areas[0].columns()) {
        throw new ErrorException(ErrorValue.VALUE);
      }
    }
    var rows = Arrays.stream(areas).mapToInt(Area::usedRows).min().orElse(0);
    var columns = Arrays.stream(areas).mapToInt(Area::usedColumns).min().orElse(0);
    var sum = 0.0;
    for (var row = 0; row < rows; row++) {
      for (var column = 0; column < columns; column++) {
        sum += product(areas, row, column);
      }
    }
    return Value.of(sum);
  }

  /** What is no number counts as 0; an error ends it. */
  private static double product(Area[] areas, int row, int column) {
    var product = 1.0;
    for (var area : areas) {
      var value = area.at(row, column);
      if (value instanceof ErrorValue error) {
        throw new ErrorException(error);
      }
      product *= value instanceof NumberValue number ? number.number() : 0;
    }
    return product;
  }

  private static Value pairs(Call call, DoubleBinaryOperator term) {
    var sum = 0.0;
    var pairs = Pairs.of(call.area(0), call.area(1));
    for (var i = 0; i < pairs.size(); i++) {
      sum += term.applyAsDouble(pairs.x(i), pairs.y(i));
    }
    return Value.of(sum);
  }
}
