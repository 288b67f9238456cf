package dev.meshgate.builtin.analysis;

import dev.meshgate.agents.AgentReply;
import dev.meshgate.builtin.table.Column;
import dev.meshgate.builtin.table.ColumnReader;
import dev.meshgate.builtin.table.Figures;
import dev.meshgate.builtin.table.Table;
import dev.meshgate.platform.Json;
import jakarta.json.JsonArrayBuilder;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Analyses a table: first the answer to what was asked, then a summary of everything. */
public final class Analysis {

  /** How many steps an analysis has. */
  public static final int STEPS = 6;

  private static final int MOST_CORRELATIONS = 5;
  private static final int MOST_GROUPINGS = 2;
  private static final int MOST_MEASURES = 3;
  private static final int MOST_GROUPS = 12;
  private static final Set<String> SUMS =
      Set.of(
          "total", "totals", "grand total", "sum", "summe", "gesamt", "gesamtsumme", "insgesamt");

  private static final int LEAST_ROWS_FOR_CORRELATION = 5;
  private static final Pattern SENTENCE =
      Pattern.compile("(?<=[?!])\\s+|(?<=[.;])\\s+(?=\\p{Lu})|\n+");

  private final Table table;
  private final Steps steps;
  private final Set<String> notes = new LinkedHashSet<>();
  private final StringBuilder text = new StringBuilder();

  private Analysis(Table table, Steps steps) {
    this.table = table;
    this.steps = steps;
  }

  /**
   * Analyses a table.
   *
   * @param question what was asked, in the caller's words; may be empty
   */
  public static AgentReply of(Table table, String question, Steps steps) {
    return new Analysis(table, steps).run(question);
  }

  private AgentReply run(String words) {
    steps.next("Reading the columns");
    var read = new ArrayList<String>();
    var columns = ColumnReader.read(table, read);
    notes.addAll(read);
    unreadable(columns);
    var frame = withoutSums(Frame.of(columns, table.rows().size()));

    steps.next("Answering the question");
    var answered = Json.array();
    for (var answer : answers(words, frame)) {
      text.append(answer.text()).append("\n\n");
      answered.add(answer.data());
    }

    steps.next("Computing statistics");
    var columnsData = summary(frame);
    steps.next("Comparing groups");
    var groups = groups(frame);
    steps.next("Looking for correlations and trends");
    var correlations = correlations(frame);
    var trends = trends(frame);
    if (!notes.isEmpty()) {
      text.append("### Notes\n\n");
      notes.forEach(note -> text.append("- ").append(note).append('\n'));
    }
    var shape =
        Json.object()
            .add("form", table.form())
            .add("rows", frame.rows().size())
            .add("columns", columns.size());
    var data =
        Json.object()
            .add("table", shape)
            .add("answers", answered)
            .add("columns", columnsData)
            .add("groups", groups)
            .add("correlations", correlations)
            .add("trends", trends)
            .add("notes", Json.builders().createArrayBuilder(notes));
    steps.finish("Done");
    return new AgentReply(text.toString().strip(), data.build(), List.of());
  }

  /** Each sentence is a question of its own: "Average by region? And the outliers?" */
  private List<Answer> answers(String words, Frame frame) {
    var answers = new LinkedHashSet<Answer>();
    for (var sentence : SENTENCE.split(words, -1)) {
      var question = QuestionReader.read(sentence, frame);
      notes.addAll(question.notes());
      answers.addAll(Answers.to(question, frame));
      answers.addAll(Insights.to(question, frame, steps));
    }
    return List.copyOf(answers);
  }

  private void unreadable(List<Column> columns) {
    for (var column : columns) {
      if (!column.unreadable().isEmpty()) {
        var shown = column.unreadable().stream().limit(3).toList();
        notes.add(
            String.format(
                Locale.ROOT,
                "%s: %d of %d cells could not be read as %s and were left out: %s.",
                column.name(),
                column.unreadable().size(),
                column.cells().size(),
                column.type().word(),
                String.join(", ", shown)));
      }
    }
  }

  /** A row that adds up the others would count everything twice. */
  private Frame withoutSums(Frame frame) {
    var labels = frame.columns().stream().filter(column -> !column.type().isNumeric()).findFirst();
    if (labels.isEmpty() || frame.rows().size() < 3) {
      return frame;
    }
    var last = frame.rows().size() - 1;
    var label =
        labels.orElseThrow().cells().get(last).toLowerCase(Locale.ROOT).replaceAll("[:*]", "");
    if (!SUMS.contains(label.strip())) {
      return frame;
    }
    notes.add(
        "The last row, “"
            + labels.orElseThrow().cells().get(last)
            + "”, was left out: it is a sum.");
    return frame.only(row -> row != last);
  }

  private JsonArrayBuilder summary(Frame frame) {
    var summary = new Summary(frame);
    text.append(
        String.format(
            Locale.ROOT,
            "### The table\n\n%s, %d rows, %d columns.\n\n",
            table.form(),
            frame.rows().size(),
            frame.columns().size()));
    append(summary.columnsInWords());
    append(summary.figuresInWords());
    append(summary.topValuesInWords());
    var outliers =
        frame.measures().stream().flatMap(c -> Insights.outliers(frame, c).stream()).toList();
    outliers.forEach(
        o ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "- %s: %d outlier(s) outside %s to %s\n",
                    o.column().name(),
                    o.rows().size(),
                    Figures.plain(o.statistics().lowFence()),
                    Figures.plain(o.statistics().highFence()))));
    text.append(outliers.isEmpty() ? "" : "\n");
    var data = Json.array();
    for (var column : frame.columns()) {
      steps.stopIfOver();
      data.add(summary.json(column));
    }
    return data;
  }

  private void append(String paragraph) {
    if (!paragraph.isEmpty()) {
      text.append(paragraph).append("\n\n");
    }
  }

  private JsonArrayBuilder groups(Frame frame) {
    var data = Json.array();
    var measures = frame.measures().stream().limit(MOST_MEASURES).toList();
    for (var by : frame.groupings().stream().limit(MOST_GROUPINGS).toList()) {
      steps.stopIfOver();
      var groups = frame.groups(row -> by.cells().get(row));
      for (var measure : groups.size() > MOST_GROUPS ? List.<Column>of() : measures) {
        var question =
            new Question(
                EnumSet.of(measure.isRate() ? Aggregate.AVERAGE : Aggregate.TOTAL),
                List.of(measure),
                List.of(),
                by,
                false,
                null,
                Map.of(),
                null,
                Set.of(),
                List.of());
        Answers.to(question, frame).forEach(answer -> data.add(answer.data()));
      }
    }
    return data;
  }

  private JsonArrayBuilder correlations(Frame frame) {
    var data = Json.array();
    var found =
        Correlation.all(frame, steps).stream()
            .filter(c -> c.n() >= LEAST_ROWS_FOR_CORRELATION)
            .limit(MOST_CORRELATIONS)
            .toList();
    for (var c : found) {
      data.add(Insights.json(c));
      text.append(
          String.format(
              Locale.ROOT,
              "- %s and %s: r = %.3f (%s, n = %d)\n",
              c.one().name(),
              c.other().name(),
              c.r(),
              c.inWords(),
              c.n()));
    }
    text.append(found.isEmpty() ? "" : "\n");
    return data;
  }

  private JsonArrayBuilder trends(Frame frame) {
    var data = Json.array();
    for (var trend : Insights.trends(frame, frame.measures(), null)) {
      data.add(Insights.json(trend));
      text.append("- ").append(Insights.inWords(trend)).append("\n\n");
    }
    return data;
  }
}
