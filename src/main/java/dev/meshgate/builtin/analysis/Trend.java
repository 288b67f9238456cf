package dev.meshgate.builtin.analysis;

import dev.meshgate.builtin.table.Column;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a measure goes over time.
 *
 * @param period what the points stand for
 * @param byMean whether a point is the mean of its rows, as for rates, and not their sum
 * @param slope the change for one period, of the straight line with the least squares
 */
record Trend(
    Column measure,
    Column timeline,
    Period period,
    boolean byMean,
    List<Point> points,
    double slope) {

  private static final int LEAST = 3;

  record Point(String label, double value, int rows) {}

  /** Empty below three points in time. */
  static Optional<Trend> of(Frame frame, Column measure, Column timeline, @Nullable Period wanted) {
    var period = wanted == null ? Period.fitting(timeline.dates()) : wanted;
    var members = new TreeMap<LocalDate, List<Double>>();
    for (int row : frame.rows()) {
      var date = timeline.dates().get(row);
      var number = measure.numbers().get(row);
      if (date != null && !number.isNaN()) {
        members.computeIfAbsent(period.begin(date), key -> new ArrayList<>()).add(number);
      }
    }
    if (members.size() < LEAST) {
      return Optional.empty();
    }
    var points = new ArrayList<Point>();
    var times = new ArrayList<Double>();
    members.forEach(
        (begin, numbers) -> {
          var statistics = Statistics.of(numbers);
          var value = measure.isRate() ? statistics.mean() : statistics.sum();
          points.add(new Point(period.label(begin), value, statistics.count()));
          times.add(period.between(members.firstKey(), begin));
        });
    return Optional.of(
        new Trend(measure, timeline, period, measure.isRate(), points, slope(times, points)));
  }

  private static double slope(List<Double> times, List<Point> points) {
    var meanT = Statistics.of(times).mean();
    var meanV = Statistics.of(points.stream().map(Point::value).toList()).mean();
    double tv = 0;
    double tt = 0;
    for (var i = 0; i < times.size(); i++) {
      tv += (times.get(i) - meanT) * (points.get(i).value() - meanV);
      tt += (times.get(i) - meanT) * (times.get(i) - meanT);
    }
    return tt == 0 ? 0 : tv / tt;
  }

  Point first() {
    return points.get(0);
  }

  Point last() {
    return points.get(points.size() - 1);
  }

  /** The change from the first point to the last in percent; NaN from nothing. */
  double changePercent() {
    return first().value() == 0
        ? Double.NaN
        : (last().value() - first().value()) / Math.abs(first().value()) * 100;
  }
}
