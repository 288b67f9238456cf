package dev.meshgate.services.engine.function;

import java.util.regex.Pattern;

/** Patterns with {@code *} for any text, {@code ?} for a character, {@code ~} before either. */
public final class Wildcards {

  private static final Pattern SEVERAL = Pattern.compile("\\*{2,}");

  private Wildcards() {}

  public static boolean has(String text) {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0 || text.indexOf('~') >= 0;
  }

  /** A pattern for the whole of a text, without regard to case. */
  public static Pattern pattern(String text) {
    // Two stars in a row say no more than one, and would try every way to divide a text.
    var simple = SEVERAL.matcher(text).replaceAll("*");
    var regex = new StringBuilder();
    for (var i = 0; i < simple.length(); i++) {
      var c = simple.charAt(i);
      if (c == '~' && i + 1 < simple.length() && "*?~".indexOf(simple.charAt(i + 1)) >= 0) {
        regex.append(Pattern.quote(simple.substring(++i, i + 1)));
      } else if (c == '*') {
        regex.append(".*");
      } else if (c == '?') {
        regex.append('.');
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(
        regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
  }
}
