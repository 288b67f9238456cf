package dev.meshgate.builtin.analysis;

import dev.meshgate.builtin.analysis.Question.Topic;
import dev.meshgate.builtin.table.Column;
import dev.meshgate.builtin.table.Figures;
import dev.meshgate.platform.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Correlations, outliers and trends, for a question or for the summary. */
final class Insights {

  private static final int MOST = 5;
  private static final int LEAST_FOR_OUTLIERS = 4;

  /** The rows, from 1, whose value lies outside the fences. */
  record Outliers(Column column, Statistics statistics, List<Integer> rows) {}

  private Insights() {}

  static List<Answer> to(Question question, Frame whole, Steps steps) {
    var frame = question.within(whole);
    var answers = new ArrayList<Answer>();
    if (question.topics().contains(Topic.CORRELATION)) {
      answers.add(correlations(question, frame, steps));
    }
    if (question.topics().contains(Topic.OUTLIERS)) {
      answers.add(outliers(question, frame));
    }
    if (question.topics().contains(Topic.TREND)) {
      answers.addAll(trends(question, frame));
    }
    return answers;
  }

  private static Answer correlations(Question question, Frame frame, Steps steps) {
    var wanted = question.targets();
    var found =
        Correlation.all(frame, steps).stream()
            .filter(
                c ->
                    wanted.isEmpty()
                        || (wanted.size() == 1
                            ? wanted.contains(c.one()) || wanted.contains(c.other())
                            : wanted.contains(c.one()) && wanted.contains(c.other())))
            .limit(MOST)
            .toList();
    var text =
        found.isEmpty()
            ? "No correlation can be told: it takes two numeric columns that vary and three rows"
                + " that have both."
            : found.stream()
                .map(
                    c ->
                        String.format(
                            Locale.ROOT,
                            "**Correlation of %s and %s: r = %.3f** (%s, %d rows)",
                            c.one().name(),
                            c.other().name(),
                            c.r(),
                            c.inWords(),
                            c.n()))
                .collect(Collectors.joining("\n\n"));
    var array = Json.array();
    found.forEach(c -> array.add(json(c)));
    return new Answer(text, Json.object().add("figure", "correlation").add("pairs", array).build());
  }

  static JsonObject json(Correlation correlation) {
    return Json.object()
        .add("columns", Json.array().add(correlation.one().name()).add(correlation.other().name()))
        .add("r", Answer.json(correlation.r()))
        .add("n", correlation.n())
        .build();
  }

  private static Answer outliers(Question question, Frame frame) {
    var columns = question.targets().isEmpty() ? frame.measures() : question.targets();
    var found = columns.stream().flatMap(c -> outliers(frame, c).stream()).toList();
    var text =
        found.isEmpty()
            ? "**No outliers** by the rule of 1.5 interquartile ranges."
            : found.stream().map(Insights::inWords).collect(Collectors.joining("\n\n"));
    var array = Json.array();
    found.forEach(outliers -> array.add(json(outliers)));
    return new Answer(text, Json.object().add("figure", "outliers").add("columns", array).build());
  }

  static Optional<Outliers> outliers(Frame frame, Column column) {
    var statistics = frame.statistics(column);
    if (statistics.count() < LEAST_FOR_OUTLIERS) {
      return Optional.empty();
    }
    var rows =
        frame.rows().stream()
            .filter(row -> statistics.isOutlier(column.numbers().get(row)))
            .map(row -> row + 1)
            .toList();
    return rows.isEmpty() ? Optional.empty() : Optional.of(new Outliers(column, statistics, rows));
  }

  private static String inWords(Outliers outliers) {
    var column = outliers.column();
    var shown =
        outliers.rows().stream()
            .limit(MOST)
            .map(
                row ->
                    Figures.with(column.unit(), column.numbers().get(row - 1)) + " in row " + row)
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "**%d outlier%s in %s**: %s%s. Usual is %s to %s.",
        outliers.rows().size(),
        outliers.rows().size() == 1 ? "" : "s",
        column.name(),
        shown,
        outliers.rows().size() > MOST ? ", …" : "",
        Figures.plain(outliers.statistics().lowFence()),
        Figures.plain(outliers.statistics().highFence()));
  }

  static JsonObject json(Outliers outliers) {
    var rows = Json.array();
    outliers.rows().stream()
        .limit(100)
        .forEach(
            row ->
                rows.add(
                    Json.object()
                        .add("row", row)
                        .add("value", Answer.json(outliers.column().numbers().get(row - 1)))));
    return Json.object()
        .add("column", outliers.column().name())
        .add("count", outliers.rows().size())
        .add("low_fence", Answer.json(outliers.statistics().lowFence()))
        .add("high_fence", Answer.json(outliers.statistics().highFence()))
        .add("rows", rows)
        .build();
  }

  private static List<Answer> trends(Question question, Frame frame) {
    var columns = question.targets().isEmpty() ? frame.measures() : question.targets();
    var found = trends(frame, columns, question.period());
    return found.isEmpty()
        ? List.of(
            new Answer(
                "No trend can be told: it takes a column of dates with three points in time.",
                Json.object().add("figure", "trend").build()))
        : found.stream().map(trend -> new Answer(inWords(trend), json(trend))).toList();
  }

  static List<Trend> trends(Frame frame, List<Column> measures, @Nullable Period period) {
    var timeline = frame.timeline();
    return timeline.isEmpty()
        ? List.of()
        : measures.stream()
            .limit(3)
            .flatMap(measure -> Trend.of(frame, measure, timeline.orElseThrow(), period).stream())
            .toList();
  }

  static String inWords(Trend trend) {
    var unit = trend.measure().unit();
    var change = trend.changePercent();
    return String.format(
        Locale.ROOT,
        "**%s over %s**: %s per %s, from %s (%s) to %s (%s)%s; on average %s%s each %s.",
        trend.measure().name(),
        trend.timeline().name(),
        trend.byMean() ? "mean" : "sum",
        trend.period().word(),
        Figures.with(unit, trend.first().value()),
        trend.first().label(),
        Figures.with(unit, trend.last().value()),
        trend.last().label(),
        Double.isNaN(change) ? "" : String.format(Locale.ROOT, ", %+.1f%%", change),
        trend.slope() > 0 ? "+" : "",
        Figures.with(unit, trend.slope()),
        trend.period().word());
  }

  static JsonObject json(Trend trend) {
    var points = Json.array();
    trend
        .points()
        .forEach(
            point ->
                points.add(
                    Json.object()
                        .add("at", point.label())
                        .add("value", Answer.json(point.value()))
                        .add("rows", point.rows())));
    return Json.object()
        .add("figure", "trend")
        .add("column", trend.measure().name())
        .add("over", trend.timeline().name())
        .add("period", trend.period().word())
        .add("point", trend.byMean() ? "mean" : "sum")
        .add("slope", Answer.json(trend.slope()))
        .add("change_percent", Answer.json(trend.changePercent()))
        .add("points", points)
        .build();
  }
}
