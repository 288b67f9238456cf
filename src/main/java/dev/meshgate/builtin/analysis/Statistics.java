package dev.meshgate.builtin.analysis;

import java.util.Arrays;
import java.util.List;

/**
 * The usual figures about a set of numbers.
 *
 * @param stdev of a sample, with n − 1; NaN below two values
 * @param q1 the first quartile, interpolated as spreadsheets do (Hyndman and Fan, type 7)
 */
public record Statistics(
    int count,
    double sum,
    double mean,
    double min,
    double q1,
    double median,
    double q3,
    double max,
    double stdev) {

  private static final double WHISKER = 1.5;

  /** NaN counts for nothing. Without any number all figures but count and sum are NaN. */
  public static Statistics of(List<Double> values) {
    var sorted =
        values.stream().mapToDouble(v -> v).filter(v -> !Double.isNaN(v)).sorted().toArray();
    if (sorted.length == 0) {
      var none = Double.NaN;
      return new Statistics(0, 0, none, none, none, none, none, none, none);
    }
    var sum = Arrays.stream(sorted).sum();
    var mean = sum / sorted.length;
    var squares = Arrays.stream(sorted).map(v -> (v - mean) * (v - mean)).sum();
    return new Statistics(
        sorted.length,
        sum,
        mean,
        sorted[0],
        quantile(sorted, 0.25),
        quantile(sorted, 0.5),
        quantile(sorted, 0.75),
        sorted[sorted.length - 1],
        sorted.length < 2 ? Double.NaN : Math.sqrt(squares / (sorted.length - 1)));
  }

  private static double quantile(double[] sorted, double p) {
    var at = p * (sorted.length - 1);
    var below = (int) Math.floor(at);
    var above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  /** Below this a value is an outlier (Tukey's fence, 1.5 interquartile ranges). */
  public double lowFence() {
    return q1 - WHISKER * (q3 - q1);
  }

  /** Above this a value is an outlier. */
  public double highFence() {
    return q3 + WHISKER * (q3 - q1);
  }

  public boolean isOutlier(double value) {
    return value < lowFence() || value > highFence();
  }
}
