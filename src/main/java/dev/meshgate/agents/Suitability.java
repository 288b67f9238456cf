package dev.meshgate.agents;

import java.util.ArrayList;

/**
 * How well an agent fits a task.
 *
 * @param able whether it could begin at all
 * @param score from 0, the wrong agent, to 1, made for this
 * @param reason a clause that ends "chosen because …", or for an agent that is not able one that
 *     ends "it cannot, because …"
 */
public record Suitability(boolean able, double score, String reason) {

  private static final double ALL_FIT = 0.85;
  private static final double ANSWERS_ANYTHING = 0.4;

  public Suitability {
    if (score < 0 || score > 1) {
      throw new IllegalArgumentException("a score is from 0 to 1, not " + score);
    }
  }

  /** It fits, more or less. */
  public static Suitability of(double score, String reason) {
    return new Suitability(true, score, reason);
  }

  /** It fits in principle, but what it needs is not there. */
  public static Suitability unable(String reason) {
    return new Suitability(false, 0, reason);
  }

  /** The judgement about an agent of which only the card is known. */
  public static Suitability byCapabilities(AgentCard card, AgentRequest request) {
    var detected = Detection.of(request).capabilities();
    var offered = new ArrayList<>(detected);
    offered.removeIf(capability -> !card.offers(capability));
    if (!offered.isEmpty()) {
      return of(
          ALL_FIT * offered.size() / detected.size(),
          "the task asks for " + String.join(", ", offered) + ", which it offers");
    }
    var byWords = Wording.fit(card, request);
    if (byWords.score() > 0) {
      return byWords;
    }
    if (detected.isEmpty() && (card.offers("text_generation") || card.offers("reasoning"))) {
      return of(ANSWERS_ANYTHING, "it answers tasks of any kind");
    }
    return of(0, "the task asks for nothing that it offers");
  }
}
