package dev.meshgate.services.engine.function.statistics;

import dev.meshgate.services.engine.cell.ErrorException;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.function.Functions;
import dev.meshgate.services.engine.function.Numbers;
import dev.meshgate.services.engine.function.Sums;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** Functions that say how numbers are spread. */
public final class Samples {

  private Samples() {}

  public static void addTo(Functions to) {
    add(to, "VAR.S", x -> squares(x) / atLeast(x.length - 1.0));
    add(to, "VAR.P", x -> squares(x) / atLeast(x.length));
    add(to, "STDEV.S", x -> Math.sqrt(squares(x) / atLeast(x.length - 1.0)));
    add(to, "STDEV.P", x -> Math.sqrt(squares(x) / atLeast(x.length)));
    to.alias("VAR", "VAR.S").alias("VARP", "VAR.P");
    to.alias("STDEV", "STDEV.S").alias("STDEVP", "STDEV.P");
    addAll(to, "VARA", x -> squares(x) / atLeast(x.length - 1.0));
    addAll(to, "VARPA", x -> squares(x) / atLeast(x.length));
    addAll(to, "STDEVA", x -> Math.sqrt(squares(x) / atLeast(x.length - 1.0)));
    addAll(to, "STDEVPA", x -> Math.sqrt(squares(x) / atLeast(x.length)));
    add(to, "DEVSQ", x -> x.length == 0 ? Double.NaN : squares(x));
    add(to, "AVEDEV", Samples::deviation);
    add(to, "MEDIAN", x -> x.length == 0 ? Double.NaN : Quantiles.inclusive(sorted(x), 0.5));
    add(to, "GEOMEAN", Samples::geometric);
    add(to, "HARMEAN", Samples::harmonic);
    add(to, "SKEW", x -> skew(x, true));
    add(to, "SKEW.P", x -> skew(x, false));
    add(to, "KURT", Samples::kurtosis);
  }

  private static void add(Functions to, String name, ToDoubleFunction<double[]> function) {
    to.add(
        name,
        1,
        Functions.MANY,
        "R",
        call -> Value.of(function.applyAsDouble(Numbers.of(call, 0))));
  }

  private static void addAll(Functions to, String name, ToDoubleFunction<double[]> function) {
    to.add(
        name,
        1,
        Functions.MANY,
        "R",
        call -> Value.of(function.applyAsDouble(Numbers.ofAll(call, 0))));
  }

  private static double atLeast(double count) {
    if (count <= 0) {
      throw new ErrorException(ErrorValue.DIV0);
    }
    return count;
  }

  static double[] sorted(double[] numbers) {
    var sorted = numbers.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  /** The sum of the squares of what each differs by from the mean. */
  static double squares(double[] numbers) {
    if (numbers.length == 0) {
      return 0;
    }
    var mean = Sums.mean(numbers);
    var sum = 0.0;
    for (var number : numbers) {
      sum += (number - mean) * (number - mean);
    }
    return sum;
  }

  private static double deviation(double[] numbers) {
    var mean = numbers.length == 0 ? Double.NaN : Sums.mean(numbers);
    return Arrays.stream(numbers).map(x -> Math.abs(x - mean)).average().orElse(Double.NaN);
  }

  private static double geometric(double[] numbers) {
    var sum = 0.0;
    for (var number : numbers) {
      sum += number > 0 ? Math.log(number) : Double.NaN;
    }
    return Math.exp(sum / numbers.length);
  }

  private static double harmonic(double[] numbers) {
    var sum = 0.0;
    for (var number : numbers) {
      sum += number > 0 ? 1 / number : Double.NaN;
    }
    return numbers.length / sum;
  }

  /** The sum of a power of the standardized numbers. */
  private static double moment(double[] numbers, double deviation, int power) {
    if (deviation == 0) {
      throw new ErrorException(ErrorValue.DIV0);
    }
    var mean = Sums.mean(numbers);
    return Arrays.stream(numbers).map(x -> Math.pow((x - mean) / deviation, power)).sum();
  }

  private static double skew(double[] numbers, boolean ofSample) {
    var n = (double) numbers.length;
    atLeast(n - 2);
    if (!ofSample) {
      return moment(numbers, Math.sqrt(squares(numbers) / n), 3) / n;
    }
    return n / ((n - 1) * (n - 2)) * moment(numbers, Math.sqrt(squares(numbers) / (n - 1)), 3);
  }

  private static double kurtosis(double[] numbers) {
    var n = (double) numbers.length;
    atLeast(n - 3);
    var fourth = moment(numbers, Math.sqrt(squares(numbers) / (n - 1)), 4);
    return n * (n + 1) / ((n - 1) * (n - 2) * (n - 3)) * fourth
        - 3 * (n - 1) * (n - 1) / ((n - 2) * (n - 3));
  }
}
