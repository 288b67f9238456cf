package dev.meshgate.builtin.text;

import java.util.Set;

/**
 * Whether a text speaks of what a question asks. An index always has a best match; that does not
 * make it an answer.
 */
public final class Relevance {

  private static final int SAME_BEGINNING = 5;

  private final Set<String> asked;

  private Relevance(Set<String> asked) {
    this.asked = asked;
  }

  public static Relevance to(String question) {
    return new Relevance(Sentence.of(question, 0).stems());
  }

  /** Whether a third of the words that matter are there, and at least one. */
  public boolean isIn(String text) {
    var said = Sentence.of(text, 0).stems();
    var shared = asked.stream().filter(stem -> isAmong(stem, said)).count();
    return shared >= Math.max(1, (asked.size() + 2) / 3);
  }

  /** Half of a compound or another ending is the same matter. */
  private static boolean isAmong(String stem, Set<String> said) {
    if (said.contains(stem)) {
      return true;
    }
    return stem.length() >= SAME_BEGINNING
        && said.stream().anyMatch(s -> s.startsWith(stem.substring(0, SAME_BEGINNING)));
  }
}
