package dev.meshgate.builtin.analysis;

import dev.meshgate.builtin.analysis.Mentions.Mention;
import dev.meshgate.builtin.table.Column;
import dev.meshgate.builtin.table.Figures;
import dev.meshgate.builtin.table.Numeral;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Only rows whose number in one column is over or under something: "orders over 100". */
record Condition(Column column, String sign, double limit) {

  private static final Pattern WORDS =
      Pattern.compile(
          "(?<ge>>=|≥|at least|no less than|mindestens)|(?<le><=|≤|at most|no more than|höchstens)"
              + "|(?<gt>>|\\b(?:over|above|more than|greater than|higher than|exceeding|über"
              + "|mehr als|größer als)\\b)|(?<lt><|\\b(?:under|below|less than|lower than"
              + "|fewer than|smaller than|unter|weniger als|kleiner als)\\b)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern NUMBER =
      Pattern.compile("\\s*([€$£]?\\s?[-−]?\\d[\\d.,]*(?<![.,])\\s?[%€$£]?)");

  /** The condition of a question. Empty also when it is not clear which column is meant. */
  static Optional<Condition> in(String question, Words words, List<Mention> named) {
    var match = WORDS.matcher(question);
    while (match.find()) {
      var number = NUMBER.matcher(question).region(match.end(), question.length());
      var limit = number.lookingAt() ? Numeral.of(number.group(1)) : Optional.<Numeral>empty();
      var column = column(words, named, match.start(), number.regionStart());
      if (limit.isPresent() && column.isPresent()) {
        var sign =
            match.group("ge") != null
                ? ">="
                : match.group("le") != null ? "<=" : match.group("gt") != null ? ">" : "<";
        return Optional.of(
            new Condition(
                column.orElseThrow(), sign, limit.orElseThrow().value(Numeral.Style.POINT)));
      }
    }
    return Optional.empty();
  }

  /** Whether a question has a condition at all, understood or not. */
  static boolean isIn(String question) {
    var match = WORDS.matcher(question);
    while (match.find()) {
      if (NUMBER.matcher(question).region(match.end(), question.length()).lookingAt()) {
        return true;
      }
    }
    return false;
  }

  /** The question with spaces where its conditions were: "at least" asks for no minimum. */
  static String without(String question) {
    var rest = new StringBuilder(question);
    var match = WORDS.matcher(question);
    while (match.find()) {
      if (NUMBER.matcher(question).region(match.end(), question.length()).lookingAt()) {
        rest.replace(match.start(), match.end(), " ".repeat(match.end() - match.start()));
      }
    }
    return rest.toString();
  }

  /** The measure named last before the condition, or else first behind it. */
  private static Optional<Column> column(Words words, List<Mention> named, int before, int after) {
    var measures = named.stream().filter(mention -> mention.column().isMeasure()).toList();
    var last =
        measures.stream()
            .filter(mention -> words.start(mention.begin()) < before)
            .reduce((first, second) -> second);
    return last.or(
            () ->
                measures.stream()
                    .filter(mention -> words.start(mention.begin()) >= after)
                    .findFirst())
        .map(Mention::column);
  }

  boolean holds(int row) {
    double value = column.numbers().get(row);
    return switch (sign) {
      case ">" -> value > limit;
      case ">=" -> value >= limit;
      case "<" -> value < limit;
      default -> value <= limit;
    };
  }

  String inWords() {
    return column.name() + " " + sign + " " + Figures.plain(limit);
  }
}
