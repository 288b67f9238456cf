package dev.meshgate.bench;

/** The {@code structuredContent} of an answer, cut out as text: a JSON parser is not in the JDK. */
final class Payload {

  private static final String NAME = "\"structuredContent\":";

  private Payload() {}

  static String of(String answer) {
    int start = answer.indexOf(NAME) + NAME.length();
    if (start < NAME.length() || answer.charAt(start) != '{') {
      throw new IllegalArgumentException("no structuredContent in " + answer);
    }
    int depth = 0;
    boolean text = false;
    for (int at = start; at < answer.length(); at++) {
      char c = answer.charAt(at);
      if (text) {
        at += c == '\\' ? 1 : 0;
        text = c != '"';
      } else if (c == '"') {
        text = true;
      } else {
        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        if (depth == 0) {
          return answer.substring(start, at + 1);
        }
      }
    }
    throw new IllegalArgumentException("structuredContent does not end in " + answer);
  }
}
