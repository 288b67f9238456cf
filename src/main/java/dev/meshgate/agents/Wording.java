package dev.meshgate.agents;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How much the words of a task are those by which an agent describes itself. */
public final class Wording {

  private static final double OF_CAPABILITY = 0.35;
  private static final double OF_DESCRIPTION = 0.15;
  private static final double MOST = 0.8;
  private static final int SHORTEST = 4;
  private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{Nd}]+");
  private static final Pattern ENDINGS =
      Pattern.compile("(?:ations?|ings?|ions?|ers?|ed|es|s|en|ung|e)$");

  private static final Set<String> COMMON =
      stems(
          "about agent agents answer answers answering anything could from gives give have help"
              + " into make please question questions some task tasks tell text that their them"
              + " then there these this what when where which will with would your");

  private Wording() {}

  /** From 0 to 0.8, and which words they are. */
  public static Suitability fit(AgentCard card, AgentRequest request) {
    var task = stems(Prompt.of(request).instruction());
    var capable = shared(task, stems(String.join(" ", card.capabilities())));
    var described = shared(task, stems(card.name() + " " + card.description()));
    described.removeAll(capable);
    var score = Math.min(MOST, capable.size() * OF_CAPABILITY + described.size() * OF_DESCRIPTION);
    var words = new LinkedHashSet<>(capable);
    words.addAll(described);
    return score == 0
        ? Suitability.of(0, "the task has none of the words that it describes itself by")
        : Suitability.of(
            score,
            "it describes itself by words of the task ("
                + words.stream().limit(5).collect(Collectors.joining(", "))
                + ")");
  }

  private static Set<String> shared(Set<String> task, Set<String> own) {
    var shared = new LinkedHashSet<>(task);
    shared.retainAll(own);
    shared.removeAll(COMMON);
    return shared;
  }

  /** Words without their endings, so that {@code invoices} and {@code invoicing} meet. */
  private static Set<String> stems(String text) {
    return GAPS.splitAsStream(text.toLowerCase(Locale.ROOT))
        .filter(word -> word.length() >= SHORTEST)
        .map(Wording::stem)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static String stem(String word) {
    var bare = ENDINGS.matcher(word).replaceFirst("");
    return bare.length() >= SHORTEST - 1 ? bare : word;
  }
}
