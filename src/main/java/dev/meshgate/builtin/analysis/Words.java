package dev.meshgate.builtin.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The words of a question, in lower case, with the endings of plurals and cases taken off. */
final class Words {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final Pattern CAMEL = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");
  private static final Pattern ENDING = Pattern.compile("(?:ies|en|es|er|e|n|s|y)$");
  private static final int LEAST_STEM = 4;

  private final List<String> words;
  private final List<Integer> starts;

  private Words(List<String> words, List<Integer> starts) {
    this.words = words;
    this.starts = starts;
  }

  static Words of(String text) {
    var words = new ArrayList<String>();
    var starts = new ArrayList<Integer>();
    var word = WORD.matcher(text);
    while (word.find()) {
      words.add(stem(word.group()));
      starts.add(word.start());
    }
    return new Words(words, starts);
  }

  /** The stems of a name such as {@code unitPrice_eur}. */
  static List<String> ofName(String name) {
    return of(CAMEL.matcher(name).replaceAll(" ")).words;
  }

  /** "Regions" loses its plural and "region" loses an ending too, until both are the same. */
  private static String stem(String word) {
    var stem = word.toLowerCase(Locale.ROOT).replaceFirst("(?<=\\p{L}{3})s$", "");
    var shorter = ENDING.matcher(stem).replaceFirst("");
    while (shorter.length() >= LEAST_STEM && !shorter.equals(stem)) {
      stem = shorter;
      shorter = ENDING.matcher(stem).replaceFirst("");
    }
    return stem;
  }

  int size() {
    return words.size();
  }

  /** The stem at a place, or an empty word outside. */
  String at(int index) {
    return index < 0 || index >= words.size() ? "" : words.get(index);
  }

  /** Where in the text a word begins. */
  int start(int index) {
    return starts.get(index);
  }

  /** Where a sequence begins at or after a place, or -1. */
  int find(List<String> sequence, int from) {
    for (var i = from; !sequence.isEmpty() && i + sequence.size() <= words.size(); i++) {
      if (words.subList(i, i + sequence.size()).equals(sequence)) {
        return i;
      }
    }
    return -1;
  }
}
