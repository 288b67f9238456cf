package dev.meshgate.builtin.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A text as its sentences. Headings, tables, code and the marks of Markdown are left out: they are
 * no sentences, and a summary of them would be none.
 */
public final class Prose {

  /** Ranking compares each sentence with each other. */
  public static final int MOST_SENTENCES = 1_200;

  private static final Pattern PARAGRAPH = Pattern.compile("\n[ \t]*\n");
  private static final Pattern FENCE = Pattern.compile("(?s)(?:```|~~~).*?(?:```|~~~|\\z)");
  private static final Pattern NO_PROSE =
      Pattern.compile("(?m)^[ \t]*(?:#{1,6}[ \t].*|\\|.*|[-=*_]{3,}|>[ \t]*$)$");
  private static final Pattern ITEM = Pattern.compile("(?m)^[ \t]*(?:[-*•+]|\\d{1,3}[.)])[ \t]+");
  private static final Pattern LINK = Pattern.compile("!?\\[([^\\]\n]*)\\]\\([^)\n]*\\)");
  private static final Pattern MARKS = Pattern.compile("\\*\\*|__|`|(?m)^>[ \t]?");
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern END =
      Pattern.compile("[.!?…]+[\"'”’»)\\]]*(?=\\s+[\"'“„«(\\[]?[\\p{Lu}\\p{N}]|\\s*$)");
  private static final Pattern LAST_WORD = Pattern.compile("(\\S+)\\.$");
  private static final int LEAST_WORDS = 4;
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "mr", "mrs", "ms", "dr", "prof", "st", "vs", "etc", "e.g", "i.e", "no", "fig", "inc",
          "ltd", "co", "corp", "approx", "dept", "est", "jan", "feb", "mar", "apr", "jun", "jul",
          "aug", "sep", "sept", "oct", "nov", "dec", "z.b", "d.h", "u.a", "bzw", "ca", "usw", "ggf",
          "abs", "nr", "str", "vgl", "inkl", "zzgl", "hr", "fr", "bspw", "evtl", "mio", "mrd");

  private final List<Sentence> sentences;
  private final boolean whole;

  private Prose(List<Sentence> sentences, boolean whole) {
    this.sentences = List.copyOf(sentences);
    this.whole = whole;
  }

  public static Prose of(String text) {
    var clean = text.replace("\r\n", "\n").replace('\r', '\n');
    clean = FENCE.matcher(clean).replaceAll("\n\n");
    clean = NO_PROSE.matcher(clean).replaceAll("\n");
    clean = LINK.matcher(clean).replaceAll("$1");
    clean = MARKS.matcher(clean).replaceAll("");
    clean = ITEM.matcher(clean).replaceAll("\n\n");
    var sentences = new ArrayList<Sentence>();
    var paragraph = 0;
    for (var block : PARAGRAPH.split(clean, -1)) {
      var line = SPACE.matcher(block).replaceAll(" ").strip();
      if (!line.isEmpty()) {
        split(line, paragraph++, sentences);
      }
      if (sentences.size() > MOST_SENTENCES) {
        return new Prose(sentences.subList(0, MOST_SENTENCES), false);
      }
    }
    return new Prose(sentences, true);
  }

  private static void split(String line, int paragraph, List<Sentence> into) {
    var end = END.matcher(line);
    var from = 0;
    while (end.find()) {
      var sentence = line.substring(from, end.end()).strip();
      if (!isAbbreviated(sentence) || end.end() == line.length()) {
        add(sentence, paragraph, into);
        from = end.end();
      }
    }
    add(line.substring(from).strip(), paragraph, into);
  }

  private static void add(String text, int paragraph, List<Sentence> into) {
    var sentence = Sentence.of(text, paragraph);
    if (sentence.words() >= LEAST_WORDS) {
      into.add(sentence);
    }
  }

  /** "Dr." and "z.B." end no sentence, nor does an initial or a day as in "3. März". */
  private static boolean isAbbreviated(String sentence) {
    var last = LAST_WORD.matcher(sentence);
    if (!last.find()) {
      return false;
    }
    var word = last.group(1).toLowerCase(Locale.ROOT).replaceAll("^[\"'“„«(\\[]+", "");
    return ABBREVIATIONS.contains(word) || word.matches("\\p{L}|\\d{1,2}|\\p{L}\\.\\p{L}");
  }

  public List<Sentence> sentences() {
    return sentences;
  }

  /** Whether these are all sentences of the text, and not only the first ones. */
  public boolean isWhole() {
    return whole;
  }

  public int words() {
    return sentences.stream().mapToInt(Sentence::words).sum();
  }
}
