package dev.meshgate.agents;

/**
 * How well an agent fits a task.
 *
 * @param able whether it could begin at all
 * @param score from 0, the wrong agent, to 1, made for this
 * @param reason a clause that ends "chosen because …", or for an agent that is not able one that
 *     ends "it cannot, because …"
 * @param byCard whether only its card tells; routing then compares it with the other cards
 */
public record Suitability(boolean able, double score, String reason, boolean byCard) {

  private static final Suitability BY_CARD =
      new Suitability(true, 0, "of it only the card is known", true);

  public Suitability {
    if (score < 0 || score > 1) {
      throw new IllegalArgumentException("a score is from 0 to 1, not " + score);
    }
  }

  /** It fits, more or less. */
  public static Suitability of(double score, String reason) {
    return new Suitability(true, score, reason, false);
  }

  /** It fits in principle, but what it needs is not there. */
  public static Suitability unable(String reason) {
    return new Suitability(false, 0, reason, false);
  }

  /** It could begin, and knows no more of itself than its card says. */
  public static Suitability ofCard() {
    return BY_CARD;
  }
}
