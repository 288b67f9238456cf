package dev.meshgate.builtin.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers without a table around them: one a line, or a list within a sentence. */
public final class NumberLines {

  private static final int LEAST = 3;
  private static final String NUMBER = "(?<![\\w.,])[-−+]?\\d+(?:\\.\\d+)?%?(?![\\w])";
  private static final Pattern LIST =
      Pattern.compile(
          NUMBER
              + "(?:(?:\\s*[,;]\\s*(?:and\\s+|und\\s+)?|\\s+(?:and|und)\\s+|["
              + " ]+)[-−+]?\\d+(?:\\.\\d+)?%?(?![\\w])){2,}");

  private NumberLines() {}

  /** A column of at least three lines that are numbers, with its name above it if it has one. */
  static Optional<Found> find(String text) {
    var values = new ArrayList<String>();
    var name = "value";
    var before = "";
    var from = 0;
    var at = 0;
    for (var line : text.split("\n", -1)) {
      if (Numeral.of(line).isPresent()) {
        if (values.isEmpty()) {
          var named = !before.isBlank() && before.matches("[\\p{L}\\p{N} _()%€$-]{1,40}");
          name = named ? before.strip() : "value";
          from = named ? at - before.length() - 1 : at;
        }
        values.add(line.strip());
      } else if (values.size() >= LEAST) {
        break;
      } else {
        values.clear();
      }
      before = line;
      at += line.length() + 1;
    }
    return values.size() < LEAST
        ? Optional.empty()
        : Optional.of(Found.in(text, from, Math.min(at, text.length()), column(name, values)));
  }

  /** The longest list of at least three numbers in a sentence. */
  public static Optional<Table> inSentence(String sentence) {
    var list = LIST.matcher(sentence);
    var longest = List.<String>of();
    while (list.find()) {
      var values =
          Pattern.compile(NUMBER.replace("(?<![\\w.,])", ""))
              .matcher(list.group())
              .results()
              .map(result -> result.group())
              .toList();
      longest = values.size() > longest.size() ? values : longest;
    }
    return longest.size() < LEAST ? Optional.empty() : Optional.of(column("value", longest));
  }

  private static Table column(String name, List<String> values) {
    return Table.of("list of numbers", List.of(name), values.stream().map(List::of).toList());
  }
}
