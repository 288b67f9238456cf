package dev.meshgate.agents;

import java.util.List;

/**
 * The choice of an agent, and why. An agent that the asker may not see is nowhere in it.
 *
 * @param reason one sentence
 * @param score from 0 to 1: how well it fits
 * @param confidence from 0 to 1: how well it fits, less how close the next one came
 * @param alternatives the next best that fit, at most three
 * @param capabilities what was required, or else what was detected in the words
 * @param strategy how it was chosen among those that fit
 * @param factors what the choice looked at
 * @param rejected others that were looked at, and why they were not chosen, at most ten
 */
public record Route(
    Agent agent,
    String reason,
    double score,
    double confidence,
    List<Alternative> alternatives,
    List<String> capabilities,
    Strategy strategy,
    List<Factor> factors,
    List<Rejected> rejected) {

  public Route {
    alternatives = List.copyOf(alternatives);
    capabilities = List.copyOf(capabilities);
    factors = List.copyOf(factors);
    rejected = List.copyOf(rejected);
  }

  /** Those that fit just as well; only how they are, or their ids, decided. */
  public List<Alternative> equallyGood() {
    return alternatives.stream().filter(other -> other.score() == score).toList();
  }

  /** The same choice, for that reason. */
  public Route because(String why) {
    return new Route(
        agent, why, score, confidence, alternatives, capabilities, strategy, factors, rejected);
  }

  /** An agent that could have been chosen. */
  public record Alternative(String id, String name, double score, String reason) {}

  /** An agent that was not chosen, and a sentence why. */
  public record Rejected(String id, String name, String reason) {}

  /**
   * One thing that the choice looked at, of the agent that was chosen.
   *
   * @param name {@code capability_fit}, {@code wording}, {@code health}, {@code load}, {@code
   *     speed} or {@code cost}
   * @param value a share from 0 to 1; {@code speed} is in milliseconds, {@code cost} in the
   *     company's unit
   */
  public record Factor(String name, double value, String explanation) {}
}
