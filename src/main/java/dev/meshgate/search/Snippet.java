package dev.meshgate.search;

import java.util.Locale;

/** The part of a passage that shows why it was found. */
final class Snippet {

  private static final int LENGTH = 300;
  private static final int BEFORE = 60;

  private Snippet() {}

  /** One line, from a little before the first of the words. */
  static String of(String text, Words words) {
    var line = text.replaceAll("\\s+", " ").strip();
    if (line.length() <= LENGTH) {
      return line;
    }
    var from = start(line, first(line, words));
    var to = end(line, Math.min(line.length(), from + LENGTH));
    return (from > 0 ? "…" : "") + line.substring(from, to) + (to < line.length() ? "…" : "");
  }

  private static int first(String line, Words words) {
    var lower = line.toLowerCase(Locale.ROOT);
    var first = Integer.MAX_VALUE;
    for (var word : words.all()) {
      var at = word.length() < 4 ? -1 : lower.indexOf(word);
      first = at < 0 ? first : Math.min(first, at);
    }
    return first == Integer.MAX_VALUE ? 0 : Math.min(first, line.length() - 1);
  }

  private static int start(String line, int hit) {
    if (hit <= BEFORE) {
      return 0;
    }
    var from = Math.min(hit - BEFORE, line.length() - LENGTH);
    var gap = line.indexOf(' ', from);
    return gap < 0 || gap > hit ? whole(line, from) : gap + 1;
  }

  private static int end(String line, int most) {
    if (most == line.length()) {
      return most;
    }
    var gap = line.lastIndexOf(' ', most);
    return gap < most - BEFORE ? whole(line, most) : gap;
  }

  private static int whole(String line, int at) {
    return Character.isLowSurrogate(line.charAt(at)) ? at - 1 : at;
  }
}
