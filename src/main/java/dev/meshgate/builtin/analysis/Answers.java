package dev.meshgate.builtin.analysis;

import dev.meshgate.builtin.table.Column;
import dev.meshgate.builtin.table.Figures;
import dev.meshgate.platform.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Answers questions for single figures: of all rows, of some, or of each group. */
final class Answers {

  private static final int MOST_TARGETS = 3;
  private static final int MOST_LABELS = 4;

  private final Question question;
  private final Frame frame;
  private final String where;

  private Answers(Question question, Frame frame) {
    this.question = question;
    this.frame = frame;
    this.where = question.rowsInWords();
  }

  /** The answers, in the order of the figures. Without a row to look at, that is the answer. */
  static List<Answer> to(Question question, Frame whole) {
    var within = question.within(whole);
    var answers = new Answers(question, within);
    if (question.aggregates().isEmpty()) {
      return List.of();
    }
    if (within.rows().isEmpty()) {
      var data = Answer.about("count", null, answers.where, 0).add("value", 0).build();
      return List.of(new Answer("No row fulfils " + answers.where + ".", data));
    }
    return answers.all();
  }

  private List<Answer> all() {
    var grouping = Grouping.of(question, frame);
    if (grouping.isPresent()) {
      return grouping.orElseThrow().answers();
    }
    var answers = new ArrayList<Answer>();
    for (var aggregate : question.aggregates()) {
      switch (aggregate) {
        case COUNT -> answers.add(count());
        case DISTINCT -> question.named().forEach(column -> answers.add(distinct(column)));
        default ->
            question.targets().stream()
                .limit(MOST_TARGETS)
                .forEach(column -> answers.add(figure(aggregate, column)));
      }
    }
    return answers;
  }

  private Answer count() {
    var rows = frame.rows().size();
    return new Answer(
        "**Rows: " + rows + "**" + (where.isEmpty() ? "" : " (" + where + ")"),
        Answer.about("count", null, where, rows).add("value", rows).build());
  }

  private Answer distinct(Column column) {
    var values = new HashSet<String>();
    frame.rows().stream().map(column.cells()::get).filter(c -> !c.isEmpty()).forEach(values::add);
    return new Answer(
        "**Distinct values of "
            + column.name()
            + ": "
            + values.size()
            + "**"
            + Answer.span(frame.rows().size(), where),
        Answer.about("distinct", column.name(), where, frame.rows().size())
            .add("value", values.size())
            .build());
  }

  private Answer figure(Aggregate aggregate, Column column) {
    var statistics = frame.statistics(column);
    var value = aggregate.of(statistics);
    var text =
        "**"
            + title(aggregate, column)
            + ": "
            + Figures.with(column.unit(), value)
            + "**"
            + Answer.span(statistics.count(), where);
    var data =
        Answer.about(aggregate.word(), column.name(), where, statistics.count())
            .add("value", Answer.json(value));
    if (aggregate == Aggregate.HIGHEST || aggregate == Aggregate.LOWEST) {
      var rows =
          frame.rows().stream().filter(row -> column.numbers().get(row).equals(value)).toList();
      if (!rows.isEmpty()) {
        data.add("at", at(rows.get(0)));
        text += at(rows, column);
      }
    }
    return new Answer(text, data.build());
  }

  private static String title(Aggregate aggregate, Column column) {
    var word = aggregate == Aggregate.SPREAD ? "standard deviation" : aggregate.word();
    return word.substring(0, 1).toUpperCase(Locale.ROOT)
        + word.substring(1)
        + (aggregate == Aggregate.SPREAD ? " of " : " ")
        + column.name();
  }

  /** The row that has an extreme value, by what names rows: words and dates. */
  private String at(List<Integer> rows, Column measure) {
    var label =
        frame.columns().stream()
            .filter(column -> !column.isMeasure() && !column.equals(measure))
            .filter(column -> !column.cells().get(rows.get(0)).isEmpty())
            .limit(MOST_LABELS)
            .map(column -> column.name() + " = " + column.cells().get(rows.get(0)))
            .collect(Collectors.joining(", "));
    var more = rows.size() > 1 ? " and " + (rows.size() - 1) + " more" : "";
    return ", in row " + (rows.get(0) + 1) + (label.isEmpty() ? "" : " (" + label + ")") + more;
  }

  private jakarta.json.JsonObject at(int row) {
    var at = Json.object().add("row", row + 1);
    frame.columns().stream()
        .filter(column -> !column.isMeasure())
        .limit(MOST_LABELS)
        .forEach(column -> at.add(column.name(), column.cells().get(row)));
    return at.build();
  }
}
