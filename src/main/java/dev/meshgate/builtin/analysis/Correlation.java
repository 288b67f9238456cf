package dev.meshgate.builtin.analysis;

import dev.meshgate.builtin.table.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How far two columns move together.
 *
 * @param r Pearson's coefficient, from −1 to 1
 * @param n the rows that have both values
 */
record Correlation(Column one, Column other, double r, int n) {

  private static final int LEAST = 3;
  private static final int MOST_COLUMNS = 20;

  /** Empty below three complete rows, and when a column does not vary. */
  static Optional<Correlation> of(Frame frame, Column one, Column other) {
    var x = new ArrayList<Double>();
    var y = new ArrayList<Double>();
    for (int row : frame.rows()) {
      var a = one.numbers().get(row);
      var b = other.numbers().get(row);
      if (!a.isNaN() && !b.isNaN()) {
        x.add(a);
        y.add(b);
      }
    }
    if (x.size() < LEAST) {
      return Optional.empty();
    }
    var meanX = Statistics.of(x).mean();
    var meanY = Statistics.of(y).mean();
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (var i = 0; i < x.size(); i++) {
      var dx = x.get(i) - meanX;
      var dy = y.get(i) - meanY;
      xy += dx * dy;
      xx += dx * dx;
      yy += dy * dy;
    }
    if (xx == 0 || yy == 0) {
      return Optional.empty();
    }
    var r = Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
    return Optional.of(new Correlation(one, other, r, x.size()));
  }

  /** All pairs of measures, the strongest first. */
  static List<Correlation> all(Frame frame, Steps steps) {
    var measures = frame.measures().stream().limit(MOST_COLUMNS).toList();
    var found = new ArrayList<Correlation>();
    for (var i = 0; i < measures.size(); i++) {
      steps.stopIfOver();
      for (var j = i + 1; j < measures.size(); j++) {
        of(frame, measures.get(i), measures.get(j)).ifPresent(found::add);
      }
    }
    found.sort(Comparator.comparingDouble(correlation -> -Math.abs(correlation.r())));
    return found;
  }

  String inWords() {
    var size = Math.abs(r);
    var strength =
        size >= 0.9 ? "very strong" : size >= 0.7 ? "strong" : size >= 0.4 ? "moderate" : "weak";
    return size < 0.1 ? "none to speak of" : strength + (r > 0 ? ", positive" : ", negative");
  }
}
