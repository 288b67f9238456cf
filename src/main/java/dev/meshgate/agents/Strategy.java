package dev.meshgate.agents;

import dev.meshgate.platform.WireName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How one of the agents that fit a task is chosen. None ever chooses an agent that does not. */
public enum Strategy {
  /** The best fit; of those that fit about as well the healthiest, least busy, fastest. */
  CAPABILITY_MATCH("the best fit, then health, load and speed"),
  /** The one that has waited longest for its turn. */
  ROUND_ROBIN("each in turn"),
  /** The one that has the largest share of its places free. */
  LEAST_LOADED("the least busy"),
  /** By how often it succeeds and how long it takes. */
  PERFORMANCE_BASED("how often it succeeds and how long it takes"),
  /** The cheapest, by the cost that it was registered with. */
  COST_OPTIMIZED("the cheapest"),
  /** The one that the person, or the conversation, had before. */
  STICKY_SESSION("the same as before, for an hour"),
  /** The one that the caller named. It is no choice, and nobody else is tried after it. */
  NAMED("the one that was named");

  private static final Map<String, Strategy> OTHER_WORDS =
      Map.of(
          "load_balanced", LEAST_LOADED,
          "performance", PERFORMANCE_BASED,
          "performance_optimized", PERFORMANCE_BASED);

  private final String meaning;

  Strategy(String meaning) {
    this.meaning = meaning;
  }

  /** What decides, in a few words. */
  public String meaning() {
    return meaning;
  }

  /**
   * The strategy of a word, however it is spelled.
   *
   * @throws IllegalArgumentException for a word that is none, with those that are
   */
  public static Strategy of(String word) {
    var name = Capability.normalised(word);
    var other = OTHER_WORDS.get(name);
    return other != null
        ? other
        : WireName.constant(Strategy.class, name)
            .filter(strategy -> strategy != NAMED)
            .orElseThrow(() -> new IllegalArgumentException(unknown(word)));
  }

  private static List<Strategy> askedFor() {
    return Arrays.stream(values()).filter(strategy -> strategy != NAMED).toList();
  }

  private static String unknown(String word) {
    return String.format(
        Locale.ROOT,
        "There is no routing strategy '%s'. There are: %s. Also understood: %s.",
        word.length() <= 60 ? word : word.substring(0, 60) + "…",
        askedFor().stream().map(WireName::of).collect(Collectors.joining(", ")),
        OTHER_WORDS.entrySet().stream()
            .map(entry -> entry.getKey() + " (" + WireName.of(entry.getValue()) + ")")
            .sorted()
            .collect(Collectors.joining(", ")));
  }
}
