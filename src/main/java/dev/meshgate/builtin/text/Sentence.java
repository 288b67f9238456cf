package dev.meshgate.builtin.text;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A sentence of a text.
 *
 * @param text as it was written, on one line
 * @param paragraph the number of its paragraph, from 0
 * @param stems what its words are about
 * @param words how many words it has
 */
public record Sentence(String text, int paragraph, Set<String> stems, int words) {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}'’-]*");
  private static final Pattern ENDING =
      Pattern.compile("(?:ations?|ings?|ies|ern|ung|ungen|em|en|es|er|ed|e|n|s|y)$");
  private static final int LEAST_STEM = 4;

  public Sentence {
    stems = Set.copyOf(stems);
  }

  static Sentence of(String text, int paragraph) {
    var stems = new HashSet<String>();
    var count = 0;
    var word = WORD.matcher(text);
    while (word.find()) {
      count++;
      if (!StopWords.contain(word.group()) && word.group().length() > 1) {
        stems.add(stem(word.group()));
      }
    }
    return new Sentence(text, paragraph, stems, count);
  }

  static String stem(String word) {
    var lower = word.toLowerCase(Locale.ROOT);
    var shorter = ENDING.matcher(lower).replaceFirst("");
    return shorter.length() < LEAST_STEM ? lower : shorter;
  }
}
