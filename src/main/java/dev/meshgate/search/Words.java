package dev.meshgate.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A query as the words in it, and nothing that the index could take for an operator.
 *
 * @param all in the order of the query, none twice, in lower case
 */
record Words(List<String> all) {

  /** More would only cost, and Lucene refuses a query of more than 1024 parts. */
  private static final int MOST = 32;

  private static final int LONGEST = 60;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}]*");

  static Words of(String query) {
    var words = new LinkedHashSet<String>();
    var matcher = WORD.matcher(query);
    while (words.size() < MOST && matcher.find()) {
      var word = matcher.group().toLowerCase(Locale.ROOT);
      words.add(word.length() > LONGEST ? word.substring(0, LONGEST) : word);
    }
    return new Words(List.copyOf(words));
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  String text() {
    return String.join(" ", all);
  }
}
