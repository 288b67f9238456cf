package dev.meshgate.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Figures of the same thing from several rounds. */
record Sample(double least, double median, double most) {

  static <T> Sample of(List<T> rounds, ToDoubleFunction<T> figure) {
    var sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
    int half = sorted.length / 2;
    double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    return new Sample(sorted[0], median, sorted[sorted.length - 1]);
  }
}
