package dev.meshgate.documents.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Cuts a text into passages: at headings first, then at paragraphs, then at sentences. */
public final class Passages {

  /** From this many words on, the next paragraph begins a new passage. */
  private static final int ENOUGH_WORDS = 120;

  private static final int MOST_WORDS = 200;

  /** Words can be of any length; a row of the index cannot. */
  private static final int MOST_CHARACTERS = 4_000;

  private static final int HEADING = 300;
  private static final Pattern HEADING_LINE = Pattern.compile(" {0,3}(#{1,6})\\s+(.*?)\\s*#*");
  private static final Pattern WORD = Pattern.compile("\\S+");

  private final List<Passage> done = new ArrayList<>();
  private final String[] headings = new String[6];
  private final StringBuilder open = new StringBuilder();
  private int words;

  private Passages() {}

  /** The passages in the order of the text; together they hold all of its words. */
  public static List<Passage> of(String text) {
    var passages = new Passages();
    passages.read(text);
    return passages.done;
  }

  private void read(String text) {
    var paragraph = new StringBuilder();
    var isCode = false;
    for (var line : text.split("\n", -1)) {
      isCode ^= line.stripLeading().startsWith("```");
      var heading = isCode ? null : HEADING_LINE.matcher(line);
      if (heading != null && heading.matches()) {
        add(paragraph);
        close();
        enter(heading.group(1).length(), MarkdownText.plain(heading.group(2)));
      } else if (line.isBlank() && !isCode) {
        add(paragraph);
      } else {
        paragraph.append(paragraph.isEmpty() ? "" : "\n").append(line);
      }
    }
    add(paragraph);
    close();
    if (done.isEmpty()) {
      done.add(new Passage(heading(), text.strip()));
    }
  }

  private void enter(int level, String heading) {
    headings[level - 1] = heading;
    for (var i = level; i < headings.length; i++) {
      headings[i] = "";
    }
  }

  private String heading() {
    var path = new StringBuilder();
    for (var heading : headings) {
      if (heading != null && !heading.isEmpty()) {
        path.append(path.isEmpty() ? "" : " › ").append(heading);
      }
    }
    return VisibleText.line(path.toString(), HEADING);
  }

  private void add(StringBuilder paragraph) {
    if (paragraph.isEmpty()) {
      return;
    }
    var text = paragraph.toString();
    paragraph.setLength(0);
    if (fits(text)) {
      append(text, "\n\n");
    } else {
      smaller(text).forEach(part -> append(part, "\n"));
    }
  }

  private static boolean fits(String text) {
    return text.length() <= MOST_CHARACTERS && count(text) <= MOST_WORDS;
  }

  private void append(String part, String gap) {
    var more = count(part);
    if (words > 0
        && (words >= ENOUGH_WORDS
            || words + more > MOST_WORDS
            || open.length() + part.length() > MOST_CHARACTERS)) {
      close();
    }
    open.append(open.isEmpty() ? "" : gap).append(part);
    words += more;
  }

  private void close() {
    if (!open.isEmpty()) {
      done.add(new Passage(heading(), open.toString()));
    }
    open.setLength(0);
    words = 0;
  }

  private static int count(String text) {
    return (int) WORD.matcher(text).results().count();
  }

  /** A table or list is cut at its lines, prose at its sentences, anything else where it must. */
  private static List<String> smaller(String text) {
    var parts = new ArrayList<String>();
    for (var line : text.split("\n", -1)) {
      if (fits(line)) {
        parts.add(line);
      } else {
        sentences(line).forEach(sentence -> cut(sentence, parts));
      }
    }
    return parts;
  }

  private static List<String> sentences(String line) {
    var sentences = new ArrayList<String>();
    var ends = BreakIterator.getSentenceInstance(Locale.ROOT);
    ends.setText(line);
    var from = ends.first();
    for (var to = ends.next(); to != BreakIterator.DONE; to = ends.next()) {
      sentences.add(line.substring(from, to).strip());
      from = to;
    }
    return sentences;
  }

  private static void cut(String sentence, List<String> parts) {
    var from = 0;
    var words = 0;
    var lastGap = -1;
    for (var i = 0; i < sentence.length(); i++) {
      if (Character.isWhitespace(sentence.charAt(i))) {
        lastGap = i;
        words++;
      }
      if (words >= MOST_WORDS || i - from >= MOST_CHARACTERS - 2) {
        var to = lastGap > from ? lastGap : whole(sentence, i);
        parts.add(sentence.substring(from, to).strip());
        from = to;
        words = 0;
      }
    }
    if (!sentence.substring(from).isBlank()) {
      parts.add(sentence.substring(from).strip());
    }
  }

  /** Never between the two halves of a character. */
  private static int whole(String text, int at) {
    return Character.isLowSurrogate(text.charAt(at)) ? at + 1 : at;
  }
}
