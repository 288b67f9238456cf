package dev.meshgate.platform;

/** Writes JSON as text, where a tree of it would only be made to be written. */
public final class JsonText {

  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private JsonText() {}

  /** The text as a JSON string, with its quotes. */
  public static String quoted(CharSequence text) {
    var json = new StringBuilder(text.length() + 16);
    quote(json, text);
    return json.toString();
  }

  /** Appends the text as a JSON string, with its quotes (RFC 8259 §7). */
  public static void quote(StringBuilder json, CharSequence text) {
    json.append('"');
    var from = 0;
    var length = text.length();
    for (var i = 0; i < length; i++) {
      var c = text.charAt(i);
      if (c >= ' ' && c != '"' && c != '\\' && (c < '\u2028' || isSafe(text, i))) {
        continue;
      }
      json.append(text, from, i);
      escape(json, c);
      from = i + 1;
    }
    json.append(text, from, length).append('"');
  }

  /** The separators of lines and paragraphs would end a line of JavaScript. */
  private static boolean isSafe(CharSequence text, int i) {
    var c = text.charAt(i);
    return c != '\u2028' && c != '\u2029' && !lone(text, i);
  }

  /** Half of a pair alone would be no UTF-8. */
  private static boolean lone(CharSequence text, int i) {
    var c = text.charAt(i);
    if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
      return false;
    }
    return Character.isHighSurrogate(c)
        ? i + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
        : i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
  }

  private static void escape(StringBuilder json, char c) {
    switch (c) {
      case '"' -> json.append("\\\"");
      case '\\' -> json.append("\\\\");
      case '\n' -> json.append("\\n");
      case '\r' -> json.append("\\r");
      case '\t' -> json.append("\\t");
      default ->
          json.append("\\u")
              .append(HEX[c >> 12])
              .append(HEX[(c >> 8) & 15])
              .append(HEX[(c >> 4) & 15])
              .append(HEX[c & 15]);
    }
  }
}
