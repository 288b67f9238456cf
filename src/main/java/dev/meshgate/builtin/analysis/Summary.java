package dev.meshgate.builtin.analysis;

import dev.meshgate.builtin.table.Column;
import dev.meshgate.builtin.table.Figures;
import dev.meshgate.platform.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What there is to say about every column of a table. */
final class Summary {

  private static final int MOST_VALUES = 5;

  private final Frame frame;

  Summary(Frame frame) {
    this.frame = frame;
  }

  String columnsInWords() {
    var lines = new ArrayList<String>();
    lines.add("| column | type | values | missing | distinct |");
    lines.add("|---|---|---:|---:|---:|");
    for (var column : frame.columns()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "| %s | %s%s | %d | %d | %d |",
              name(column),
              column.type().word(),
              column.unit() == null ? "" : " in " + column.unit(),
              column.count(),
              column.missing(),
              counts(column).size()));
    }
    return String.join("\n", lines);
  }

  String figuresInWords() {
    var measures = frame.measures();
    if (measures.isEmpty()) {
      return "";
    }
    var lines = new ArrayList<String>();
    lines.add("| | mean | median | min | max | stdev | q1 | q3 | sum |");
    lines.add("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
    for (var column : measures) {
      var s = frame.statistics(column);
      var cells =
          List.of(s.mean(), s.median(), s.min(), s.max(), s.stdev(), s.q1(), s.q3(), s.sum());
      lines.add(
          "| "
              + name(column)
              + " | "
              + cells.stream().map(Figures::plain).collect(Collectors.joining(" | "))
              + " |");
    }
    return String.join("\n", lines);
  }

  String topValuesInWords() {
    return frame.groupings().stream()
        .map(
            column ->
                "- "
                    + column.name()
                    + ": "
                    + top(column).stream()
                        .map(e -> e.getKey() + " (" + e.getValue() + ")")
                        .collect(Collectors.joining(", ")))
        .collect(Collectors.joining("\n"));
  }

  private static String name(Column column) {
    return column.name().replace("|", "\\|");
  }

  private Map<String, Integer> counts(Column column) {
    var counts = new HashMap<String, Integer>();
    for (int row : frame.rows()) {
      var cell = column.cells().get(row);
      if (!cell.isEmpty()) {
        counts.merge(cell, 1, Integer::sum);
      }
    }
    return counts;
  }

  private List<Map.Entry<String, Integer>> top(Column column) {
    return counts(column).entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_VALUES)
        .toList();
  }

  /** One column as data. */
  JsonObject json(Column column) {
    var data =
        Json.object()
            .add("name", column.name())
            .add("type", column.type().word())
            .add("count", column.count())
            .add("missing", column.missing())
            .add("distinct", counts(column).size());
    if (column.unit() != null) {
      data.add("unit", column.unit());
    }
    if (!column.unreadable().isEmpty()) {
      data.add("unreadable", column.unreadable().size());
    }
    if (column.isMeasure()) {
      figures(column, data);
    } else if (column.type().isGrouping()) {
      var values = Json.array();
      top(column)
          .forEach(
              e -> values.add(Json.object().add("value", e.getKey()).add("count", e.getValue())));
      data.add("top_values", values);
    }
    return data.build();
  }

  private void figures(Column column, JsonObjectBuilder data) {
    var s = frame.statistics(column);
    data.add("sum", Answer.json(s.sum()))
        .add("mean", Answer.json(s.mean()))
        .add("median", Answer.json(s.median()))
        .add("min", Answer.json(s.min()))
        .add("max", Answer.json(s.max()))
        .add("stdev", Answer.json(s.stdev()))
        .add("q1", Answer.json(s.q1()))
        .add("q3", Answer.json(s.q3()));
    Insights.outliers(frame, column).ifPresent(o -> data.add("outliers", Insights.json(o)));
  }
}
