package dev.meshgate.documents.text;

import java.text.Normalizer;

/**
 * Text without the characters that a person does not see and a model does: words can be hidden in
 * them, and a database may refuse them.
 */
public final class VisibleText {

  private VisibleText() {}

  /** Lines end in {@code \n}, at most one of them in a row is empty, accents are composed. */
  public static String of(String raw) {
    var out = new StringBuilder(raw.length());
    raw.replace("\r\n", "\n").replace('\r', '\n').codePoints().forEach(c -> append(out, c));
    var end = out.length();
    while (end > 0 && Character.isWhitespace(out.charAt(end - 1))) {
      end--;
    }
    out.setLength(end);
    var start = 0;
    while (start < end && out.charAt(start) == '\n') {
      start++;
    }
    return Normalizer.normalize(out.substring(start), Normalizer.Form.NFC);
  }

  /** The same in one line, cut at a length: titles and names. */
  public static String line(String raw, int most) {
    var line = of(raw.length() > most * 4 ? raw.substring(0, most * 4) : raw);
    line = line.replaceAll("\\s+", " ").trim();
    return line.length() <= most
        ? line
        : line.substring(0, Character.isHighSurrogate(line.charAt(most - 1)) ? most - 1 : most);
  }

  private static void append(StringBuilder out, int c) {
    switch (c) {
      case '\n', '\f', 0x0B, 0x85, 0x2028, 0x2029 -> appendLineEnd(out);
      case '\t' -> out.append('\t');
      case 0xA0 -> out.append(' ');
      default -> {
        if (!isUnseen(c)) {
          out.appendCodePoint(isBroken(c) ? 0xFFFD : c);
        }
      }
    }
  }

  private static void appendLineEnd(StringBuilder out) {
    var end = out.length();
    while (end > 0 && isBlank(out.charAt(end - 1))) {
      end--;
    }
    out.setLength(end);
    var twoBefore = end > 1 && out.charAt(end - 1) == '\n' && out.charAt(end - 2) == '\n';
    if (!twoBefore) {
      out.append('\n');
    }
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static boolean isUnseen(int c) {
    return (c < 0x20 || (c >= 0x7F && c < 0xA0))
        || c == 0xAD
        || c == 0x200B
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2060 && c <= 0x206F)
        || c == 0xFEFF
        || (c >= 0xFFF9 && c <= 0xFFFB)
        || (c >= 0xE0000 && c <= 0xE0FFF);
  }

  private static boolean isBroken(int c) {
    return (c >= 0xD800 && c <= 0xDFFF) || (c & 0xFFFE) == 0xFFFE;
  }
}
