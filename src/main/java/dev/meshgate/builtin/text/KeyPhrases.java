package dev.meshgate.builtin.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The phrases that a text turns on: RAKE (Rose and others, 2010). Candidates are runs of words
 * without a stop word among them; a word counts by how long the runs are that it stands in.
 */
public final class KeyPhrases {

  private static final Pattern TOKEN =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}'’/-]*|[.,;:!?()\\[\\]\"“”„«»|\n—–]");
  private static final int LONGEST = 4;
  private static final int MOST_CANDIDATES = 20_000;

  /**
   * A phrase, as it first stood in the text.
   *
   * @param score higher says more; only to be compared within one text
   * @param count how often it occurs
   */
  public record Phrase(String phrase, double score, int count) {}

  private record Seen(String first, List<String> stems, int count) {}

  private final Map<String, Seen> candidates = new LinkedHashMap<>();
  private final Map<String, Integer> frequency = new HashMap<>();
  private final Map<String, Integer> degree = new HashMap<>();

  private KeyPhrases() {}

  /**
   * The best phrases, best first.
   *
   * @param pause is called between bounded pieces of work, and may end it
   */
  public static List<Phrase> of(String text, int most, Runnable pause) {
    var phrases = new KeyPhrases();
    phrases.read(text, pause);
    return phrases.best(most);
  }

  private void read(String text, Runnable pause) {
    var run = new ArrayList<String>();
    var token = TOKEN.matcher(text);
    var read = 0;
    while (token.find() && candidates.size() < MOST_CANDIDATES) {
      var word = token.group();
      if (read++ % 500 == 0) {
        pause.run();
      }
      var breaks = !Character.isLetterOrDigit(word.charAt(0)) || StopWords.contain(word);
      if (breaks) {
        end(run);
      } else {
        run.add(word);
      }
    }
    end(run);
  }

  private void end(List<String> run) {
    var speaks = run.stream().anyMatch(word -> word.length() > 2 && !isNumber(word));
    if (!run.isEmpty() && run.size() <= LONGEST && speaks) {
      var stems = run.stream().map(KeyPhrases::stem).toList();
      for (var stem : stems) {
        frequency.merge(stem, 1, Integer::sum);
        degree.merge(stem, run.size(), Integer::sum);
      }
      candidates.merge(
          String.join(" ", stems),
          new Seen(String.join(" ", run), stems, 1),
          (seen, again) -> new Seen(seen.first(), seen.stems(), seen.count() + 1));
    }
    run.clear();
  }

  private static boolean isNumber(String word) {
    return word.chars().noneMatch(Character::isLetter);
  }

  private static String stem(String word) {
    return word.toLowerCase(Locale.ROOT).replaceFirst("(?<=\\p{L}{3})(?:'s|’s|s)$", "");
  }

  private List<Phrase> best(int most) {
    return candidates.values().stream()
        .map(seen -> new Phrase(seen.first(), score(seen), seen.count()))
        .sorted(
            Comparator.comparingDouble((Phrase p) -> -p.score())
                .thenComparing(p -> p.phrase().toLowerCase(Locale.ROOT)))
        .limit(most)
        .toList();
  }

  /** RAKE alone favours what is long and stands once; what comes back matters more. */
  private double score(Seen seen) {
    var sum = 0.0;
    for (var stem : seen.stems()) {
      sum += degree.getOrDefault(stem, 0) / (double) frequency.getOrDefault(stem, 1);
    }
    return Math.round(sum * (1 + Math.log(seen.count())) * 100) / 100.0;
  }
}
