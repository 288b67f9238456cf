package dev.meshgate.builtin.calculation;

import dev.meshgate.agents.wording.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A number in a text.
 *
 * @param value as it is written: 4.5 for {@code 4.5 %}
 * @param isPercent whether a percent sign follows
 * @param words the stems of the words beside it, up to the next number or the end of the clause
 */
record Quantity(double value, boolean isPercent, Set<String> words) {

  private static final int MOST = 60;

  /** {@code 400000}, {@code $400,000}, {@code 1'200.50}, {@code 4,5 %}, {@code 400k}. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![\\w.,-])(-?\\d{1,3}(?:[,'\\u00a0]\\d{3})+(?:\\.\\d+)?|-?\\d+(?:[.,]\\d+)?)"
              + "(?:\\s?(%|percent\\b|prozent\\b)|(k|m)\\b)?(?![\\w-]*\\d)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern GROUPED = Pattern.compile("-?\\d{1,3}(?:[,'\\u00a0]\\d{3})+.*");

  /** Where what is said of one number ends. */
  private static final Pattern CLAUSE =
      Pattern.compile("[;:\\n?!()]|[,.](?=\\s|$)|\\b(?:and|with|at|over|und|mit|bei|über)\\b");

  /** What stands beside any number. */
  private static final Set<String> SMALL =
      Set.of("an", "by", "for", "in", "is", "it", "of", "on", "or", "per", "pro", "the", "to");

  Quantity {
    words = Set.copyOf(words);
  }

  /** Those of a text in their order. */
  static List<Quantity> in(String text) {
    var found = NUMBER.matcher(text).results().limit(MOST).toList();
    var quantities = new ArrayList<Quantity>();
    for (var i = 0; i < found.size(); i++) {
      var one = found.get(i);
      var before = text.substring(i == 0 ? 0 : found.get(i - 1).end(), one.start());
      var after =
          text.substring(
              one.end(), i + 1 == found.size() ? text.length() : found.get(i + 1).start());
      var words = new HashSet<>(stems(lastClause(before)));
      words.addAll(stems(firstClause(after)));
      quantities.add(new Quantity(value(one), one.group(2) != null, words));
    }
    return quantities;
  }

  /** The words of a name or beside a number. */
  static Set<String> stems(String text) {
    return Words.stems(text, SMALL);
  }

  private static double value(MatchResult found) {
    var digits = found.group(1);
    var plain =
        GROUPED.matcher(digits).matches()
            ? digits.replaceAll("[,'\\u00a0]", "")
            : digits.replace(',', '.');
    var times = found.group(3) == null ? "" : found.group(3).toLowerCase(Locale.ROOT);
    return Double.parseDouble(plain)
        * switch (times) {
          case "k" -> 1_000;
          case "m" -> 1_000_000;
          default -> 1;
        };
  }

  private static String lastClause(String text) {
    var clauses = CLAUSE.split(text, -1);
    return clauses[clauses.length - 1];
  }

  private static String firstClause(String text) {
    return CLAUSE.split(text, -1)[0];
  }
}
