package dev.meshgate.bench;

import java.io.IOException;
import java.util.Optional;

/**
 * A whole answer. It is read just enough (RFC 9112 §6 and §7) to know where it ends.
 *
 * @param body where the body begins in the text
 */
record Reply(String text, int body) {

  private static final String END_OF_HEAD = "\r\n\r\n";

  /** The answer, when nothing of it is missing. */
  static Optional<Reply> of(String text) {
    int head = text.indexOf(END_OF_HEAD);
    var reply = new Reply(text, head + END_OF_HEAD.length());
    return head < 0 || !reply.isWhole() ? Optional.empty() : Optional.of(reply);
  }

  private boolean isWhole() {
    return header("content-length")
        .map(length -> text.length() - body >= Integer.parseInt(length))
        .orElseGet(() -> text.endsWith("\r\n0\r\n\r\n"));
  }

  boolean hasStatus(int status) {
    return text.startsWith("HTTP/1.1 " + status);
  }

  boolean isRedirect() {
    return text.startsWith("HTTP/1.1 30");
  }

  Optional<String> header(String name) {
    var start = name + ":";
    int end = text.indexOf("\r\n");
    while (end < body - END_OF_HEAD.length()) {
      int line = end + 2;
      end = text.indexOf("\r\n", line);
      if (text.regionMatches(true, line, start, 0, start.length())) {
        return Optional.of(text.substring(line + start.length(), end).strip());
      }
    }
    return Optional.empty();
  }

  boolean says(String words) {
    return text.indexOf(words, body) >= 0;
  }

  /** The value of a member that is a string without escapes: a JSON parser would cost the load. */
  String member(String name) throws IOException {
    var start = "\"" + name + "\":\"";
    int at = text.indexOf(start, body);
    if (at < 0) {
      throw new IOException("no " + name + " in " + text);
    }
    int value = at + start.length();
    return text.substring(value, text.indexOf('"', value));
  }
}
