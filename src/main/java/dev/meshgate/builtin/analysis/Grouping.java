package dev.meshgate.builtin.analysis;

import dev.meshgate.builtin.table.Column;
import dev.meshgate.builtin.table.Figures;
import dev.meshgate.platform.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Figures of groups of rows, by the values of a column or by periods of time. */
final class Grouping {

  private static final int MOST_SHOWN = 20;
  private static final int MOST_KEPT = 200;
  private static final int MOST_TARGETS = 3;

  private record Line(String label, double value, int rows) {}

  private final Question question;
  private final String name;
  private final Map<String, Frame> groups;
  private final boolean byTime;

  private Grouping(Question question, String name, Map<String, Frame> groups, boolean byTime) {
    this.question = question;
    this.name = name;
    this.groups = groups;
    this.byTime = byTime;
  }

  /** Empty when the question asks for no groups. */
  static Optional<Grouping> of(Question question, Frame frame) {
    var by = question.by();
    if (by != null) {
      return Optional.of(
          new Grouping(question, by.name(), frame.groups(row -> by.cells().get(row)), false));
    }
    var period = question.period();
    var timeline = frame.timeline();
    if (period == null || timeline.isEmpty()) {
      return Optional.empty();
    }
    var dates = timeline.orElseThrow().dates();
    var groups =
        frame.groups(
            row -> {
              var date = dates.get(row);
              return date == null ? "" : period.label(period.begin(date));
            });
    return Optional.of(new Grouping(question, period.word(), groups, true));
  }

  List<Answer> answers() {
    var answers = new ArrayList<Answer>();
    for (var aggregate : figures()) {
      if (aggregate == Aggregate.COUNT) {
        answers.add(answer(aggregate, null));
      } else if (aggregate != Aggregate.DISTINCT) {
        question.targets().stream()
            .limit(MOST_TARGETS)
            .forEach(column -> answers.add(answer(aggregate, column)));
      }
    }
    return answers;
  }

  /**
   * "Which region has the highest revenue" ranks the regions by another figure: by the one that is
   * named, else by totals, of rates by averages. The extreme itself is then no figure of its own.
   */
  private List<Aggregate> figures() {
    if (!isRanking()) {
      return List.copyOf(question.aggregates());
    }
    var others =
        question.aggregates().stream()
            .filter(a -> a != Aggregate.HIGHEST && a != Aggregate.LOWEST)
            .toList();
    if (!others.isEmpty()) {
      return others;
    }
    var rates = question.targets().stream().allMatch(Column::isRate);
    return List.of(rates ? Aggregate.AVERAGE : Aggregate.TOTAL);
  }

  private boolean isRanking() {
    return question.ranked()
        && (question.aggregates().contains(Aggregate.HIGHEST)
            || question.aggregates().contains(Aggregate.LOWEST));
  }

  private Answer answer(Aggregate aggregate, @Nullable Column column) {
    var lines = new ArrayList<Line>();
    groups.forEach(
        (label, rows) -> {
          if (column == null) {
            lines.add(new Line(label, rows.rows().size(), rows.rows().size()));
          } else {
            var statistics = rows.statistics(column);
            lines.add(new Line(label, aggregate.of(statistics), statistics.count()));
          }
        });
    var lowestFirst = question.aggregates().contains(Aggregate.LOWEST);
    var order = Comparator.comparingDouble((Line line) -> nanLast(line.value(), lowestFirst));
    var byName = Comparator.comparing(Line::label);
    lines.sort(byTime && !isRanking() ? byName : order.thenComparing(byName));
    return new Answer(text(aggregate, column, lines), data(aggregate, column, lines));
  }

  private static double nanLast(double value, boolean lowestFirst) {
    return Double.isNaN(value) ? Double.MAX_VALUE : lowestFirst ? value : -value;
  }

  private String text(Aggregate aggregate, @Nullable Column column, List<Line> lines) {
    var unit = column == null ? null : column.unit();
    var what = column == null ? "rows" : aggregate.word() + " " + column.name();
    var where = question.rowsInWords();
    var text = new StringBuilder();
    if (isRanking() && !lines.isEmpty()) {
      var best = lines.get(0);
      var extreme = question.aggregates().contains(Aggregate.LOWEST) ? "lowest" : "highest";
      text.append(
          String.format(
              Locale.ROOT,
              "**%s has the %s %s: %s**\n\n",
              best.label(),
              extreme,
              what,
              Figures.with(unit, best.value())));
    } else {
      text.append(
          String.format(
              Locale.ROOT,
              "**%s by %s**%s\n\n",
              what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1),
              name,
              where.isEmpty() ? "" : " (" + where + ")"));
    }
    text.append("| ")
        .append(name)
        .append(" | ")
        .append(what)
        .append(" | rows |\n|---|---:|---:|\n");
    lines.stream()
        .limit(MOST_SHOWN)
        .forEach(
            line ->
                text.append("| ")
                    .append(line.label().replace("|", "\\|"))
                    .append(" | ")
                    .append(Figures.with(unit, line.value()))
                    .append(" | ")
                    .append(line.rows())
                    .append(" |\n"));
    if (lines.size() > MOST_SHOWN) {
      text.append("\n… and ").append(lines.size() - MOST_SHOWN).append(" more.\n");
    }
    return text.toString().replace("\r\n", "\n").strip();
  }

  private jakarta.json.JsonObject data(
      Aggregate aggregate, @Nullable Column column, List<Line> lines) {
    var array = Json.array();
    lines.stream()
        .limit(MOST_KEPT)
        .forEach(
            line ->
                array.add(
                    Json.object()
                        .add("group", line.label())
                        .add("value", Answer.json(line.value()))
                        .add("rows", line.rows())));
    var rows = lines.stream().mapToInt(Line::rows).sum();
    return Answer.about(
            aggregate.word(), column == null ? null : column.name(), question.rowsInWords(), rows)
        .add("by", name)
        .add("groups", array)
        .build();
  }
}
