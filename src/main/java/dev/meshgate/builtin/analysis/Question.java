package dev.meshgate.builtin.analysis;

import dev.meshgate.builtin.table.Column;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a table, as far as the words tell.
 *
 * @param targets the measures that are asked about
 * @param named every column that is named, of whatever type
 * @param by the column to put rows together by, or null
 * @param ranked whether the groups are to be ranked ("which region …") rather than looked into
 * @param period the period to put rows together by, or null
 * @param only for columns whose values are named, the values
 * @param condition a bound on a number, or null
 * @param notes what was in the words and was not understood
 */
record Question(
    Set<Aggregate> aggregates,
    List<Column> targets,
    List<Column> named,
    @Nullable Column by,
    boolean ranked,
    @Nullable Period period,
    Map<Column, Set<String>> only,
    @Nullable Condition condition,
    Set<Topic> topics,
    List<String> notes) {

  /** What can be asked beside single figures. */
  enum Topic {
    CORRELATION,
    OUTLIERS,
    TREND
  }

  Question {
    aggregates =
        aggregates.isEmpty() ? EnumSet.noneOf(Aggregate.class) : EnumSet.copyOf(aggregates);
    topics = topics.isEmpty() ? EnumSet.noneOf(Topic.class) : EnumSet.copyOf(topics);
  }

  /** Whether anything in particular is asked. */
  boolean isNone() {
    return aggregates.isEmpty() && topics.isEmpty() && by == null && period == null;
  }

  /** The rows that the question is about. */
  Frame within(Frame frame) {
    return frame.only(
        row ->
            only.entrySet().stream()
                    .allMatch(e -> e.getValue().contains(e.getKey().cells().get(row)))
                && Optional.ofNullable(condition).map(c -> c.holds(row)).orElse(true));
  }

  /** Which rows those are, for people; empty when it is all. */
  String rowsInWords() {
    var parts =
        only.entrySet().stream()
            .map(e -> e.getKey().name() + " = " + String.join(" or ", e.getValue()))
            .collect(Collectors.toList());
    if (condition != null) {
      parts.add(condition.inWords());
    }
    return String.join(" and ", parts);
  }
}
