package dev.meshgate.builtin.table;

import java.util.ArrayList;
import java.util.List;

/** Reads records of cells with a separator between them and quotes around some (RFC 4180). */
final class Delimited {

  private static final int LONGEST_QUOTED = 5_000;

  /**
   * One record.
   *
   * @param end where the next one begins
   * @param line as it was written
   */
  record Line(List<String> cells, int end, String line) {

    Line {
      cells = List.copyOf(cells);
    }

    boolean isBlank() {
      return line.isBlank();
    }

    /** Whether it is words to a reader rather than cells. */
    boolean isSentence() {
      var text = line.strip();
      var words = text.split("\\s+").length;
      return text.matches("(?s).*\\p{L}{2,}[:?!]")
          || (words > 4 && text.matches("(?s).*\\p{L}{2,}\\."))
          || words > 5 * cells.size();
    }
  }

  private final String text;
  private final char separator;

  Delimited(String text, char separator) {
    this.text = text;
    this.separator = separator;
  }

  List<Line> read() {
    var lines = new ArrayList<Line>();
    var at = 0;
    while (at < text.length()) {
      var line = record(at);
      lines.add(line);
      at = line.end();
    }
    return lines;
  }

  private Line record(int from) {
    var cells = new ArrayList<String>();
    var at = from;
    while (true) {
      var close = quotedEnd(at);
      var end = close < 0 ? plainEnd(at) : close;
      cells.add(close < 0 ? text.substring(at, end).strip() : unquoted(at, end));
      if (end >= text.length() || text.charAt(end) == '\n') {
        return new Line(
            cells,
            Math.min(end + 1, text.length()),
            text.substring(from, Math.min(end, text.length())));
      }
      at = end + 1;
    }
  }

  private int plainEnd(int from) {
    var i = from;
    while (i < text.length() && text.charAt(i) != separator && text.charAt(i) != '\n') {
      i++;
    }
    return i;
  }

  /**
   * Where a quoted cell ends, or -1 when there is none: a stray quote is a character like others.
   */
  private int quotedEnd(int from) {
    var open = skipBlanks(from);
    if (open >= text.length() || text.charAt(open) != '"') {
      return -1;
    }
    for (var i = open + 1; i < text.length() && i - open < LONGEST_QUOTED; i++) {
      if (text.charAt(i) != '"') {
        continue;
      }
      if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
        i++;
        continue;
      }
      var after = skipBlanks(i + 1);
      var ends =
          after >= text.length() || text.charAt(after) == separator || text.charAt(after) == '\n';
      return ends ? after : -1;
    }
    return -1;
  }

  private int skipBlanks(int from) {
    var i = from;
    while (i < text.length() && text.charAt(i) == ' ') {
      i++;
    }
    return i;
  }

  private String unquoted(int from, int to) {
    var cell = text.substring(from, to).strip();
    return cell.substring(1, cell.length() - 1).replace("\"\"", "\"").strip();
  }
}
