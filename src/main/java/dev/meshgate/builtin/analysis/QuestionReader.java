package dev.meshgate.builtin.analysis;

import dev.meshgate.builtin.analysis.Mentions.Mention;
import dev.meshgate.builtin.analysis.Question.Topic;
import dev.meshgate.builtin.table.Column;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Understands what is asked of a table. */
final class QuestionReader {

  private static final int UNICODE =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
  private static final Pattern CORRELATION =
      Pattern.compile("correlat|korrel|relationship|zusammenh[aä]ng|\\brelated?\\b", UNICODE);
  private static final Pattern OUTLIERS =
      Pattern.compile("outlier|anomal|unusual|ausrei(?:ß|ss)er|auffällig", UNICODE);
  private static final Pattern TREND =
      Pattern.compile(
          "\\btrends?\\b|over time|\\bgrow|\\bdevelop|evolution|entwickl|verlauf", UNICODE);
  private static final Set<String> BY =
      Set.copyOf(
          Words.ofName(
              "by per each every across between within je pro nach jede jeder jedem jedes"));
  private static final Set<String> WHICH =
      Set.copyOf(Words.ofName("which what who whose welche welcher welches welchem wer"));
  private static final int ALL_TARGETS = 3;

  private final String text;
  private final Frame frame;
  private final Words words;
  private final List<Mention> named;
  private final List<String> notes = new ArrayList<>();
  private boolean ranked;

  private QuestionReader(String text, Frame frame) {
    this.text = text;
    this.frame = frame;
    this.words = Words.of(text);
    this.named = Mentions.of(words, frame.columns());
  }

  static Question read(String text, Frame frame) {
    return new QuestionReader(text, frame).question();
  }

  private Question question() {
    var only = new LinkedHashMap<>(Mentions.values(words, frame.columns(), named));
    var condition = Condition.in(text, words, named).orElse(null);
    if (condition == null && Condition.isIn(text)) {
      notes.add("The condition in the question was not understood, so all rows were used.");
    }
    var topics = topics();
    var aggregates = aggregates();
    var by = by(only, aggregates);
    var period = frame.timeline().isPresent() ? Period.in(text).orElse(null) : null;
    if (by != null && period != null) {
      notes.add(
          "The rows were put together by " + by.name() + " and not by " + period.word() + ".");
    }
    var targets = targets(condition);
    if (aggregates.isEmpty() && topics.isEmpty() && (by != null || period != null)) {
      var rates = targets.stream().allMatch(Column::isRate);
      aggregates.add(
          targets.isEmpty() ? Aggregate.COUNT : rates ? Aggregate.AVERAGE : Aggregate.TOTAL);
    }
    if (aggregates.remove(Aggregate.COUNT) && !targets.isEmpty()) {
      // "How many units": the units are numbers to add up, not rows to count.
      aggregates.add(aggregates.isEmpty() ? Aggregate.TOTAL : aggregates.iterator().next());
    } else if (targets.isEmpty() && needsTargets(aggregates)) {
      targets = frame.measures().stream().limit(ALL_TARGETS).toList();
    } else if (targets.isEmpty() && !aggregates.contains(Aggregate.DISTINCT) && isCount()) {
      aggregates.add(Aggregate.COUNT);
    }
    return new Question(
        aggregates,
        targets,
        named.stream().map(Mention::column).distinct().toList(),
        by,
        ranked,
        by == null ? period : null,
        only,
        condition,
        topics,
        List.copyOf(notes));
  }

  private boolean isCount() {
    return Aggregate.COUNT.isAskedIn(text);
  }

  private static boolean needsTargets(Set<Aggregate> aggregates) {
    return aggregates.stream().anyMatch(a -> a != Aggregate.COUNT && a != Aggregate.DISTINCT);
  }

  private Set<Topic> topics() {
    var topics = EnumSet.noneOf(Topic.class);
    if (CORRELATION.matcher(text).find()) {
      topics.add(Topic.CORRELATION);
    }
    if (OUTLIERS.matcher(text).find()) {
      topics.add(Topic.OUTLIERS);
    }
    if (TREND.matcher(text).find()) {
      topics.add(Topic.TREND);
    }
    return topics;
  }

  /** The figures that are asked for. A word that names a column is no figure. */
  private Set<Aggregate> aggregates() {
    var rest = new StringBuilder(Condition.without(text));
    for (var mention : named) {
      if (mention.column().isMeasure()) {
        var from = words.start(mention.begin());
        var to = mention.end() < words.size() ? words.start(mention.end()) : text.length();
        for (var i = from; i < to; i++) {
          rest.setCharAt(i, ' ');
        }
      }
    }
    var asked = EnumSet.noneOf(Aggregate.class);
    for (var aggregate : Aggregate.values()) {
      if (aggregate.isAskedIn(rest.toString())) {
        asked.add(aggregate);
      }
    }
    return asked;
  }

  private List<Column> targets(@Nullable Condition condition) {
    return named.stream()
        .map(Mention::column)
        .filter(Column::isMeasure)
        .filter(column -> condition == null || !column.equals(condition.column()))
        .distinct()
        .toList();
  }

  /**
   * The column to put rows together by: one behind a word such as "per", one of which several
   * values are named, or a category that is named beside a figure.
   */
  private @Nullable Column by(Map<Column, Set<String>> only, Set<Aggregate> aggregates) {
    for (var mention : named) {
      var before = words.at(mention.begin() - 1);
      var article = before.matches("the|der|die|das|dem|den");
      var word = article ? words.at(mention.begin() - 2) : before;
      ranked = WHICH.contains(word);
      if ((ranked || BY.contains(word)) && !mention.column().isMeasure()) {
        return mention.column();
      }
    }
    ranked = false;
    for (var entry : only.entrySet()) {
      if (entry.getValue().size() > 1) {
        return entry.getKey();
      }
    }
    ranked = true;
    var counted = aggregates.contains(Aggregate.DISTINCT) || aggregates.contains(Aggregate.COUNT);
    return counted || aggregates.isEmpty()
        ? null
        : named.stream()
            .map(Mention::column)
            .filter(column -> column.type().isGrouping() && !only.containsKey(column))
            .findFirst()
            .orElse(null);
  }
}
