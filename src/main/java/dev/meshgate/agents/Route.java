package dev.meshgate.agents;

import java.util.List;

/**
 * The choice of an agent, and why.
 *
 * @param reason one sentence
 * @param score from 0 to 1: how well it fits
 * @param confidence from 0 to 1: how well it fits, less how close the next one came
 * @param alternatives the next best, at most three
 * @param capabilities what was required, or else what was detected in the words
 */
public record Route(
    Agent agent,
    String reason,
    double score,
    double confidence,
    List<Alternative> alternatives,
    List<String> capabilities) {

  public Route {
    alternatives = List.copyOf(alternatives);
    capabilities = List.copyOf(capabilities);
  }

  /** Those that fit just as well; only their ids decided. */
  public List<Alternative> equallyGood() {
    return alternatives.stream().filter(other -> other.score() == score).toList();
  }

  /** An agent that could have been chosen. */
  public record Alternative(String id, String name, double score, String reason) {}
}
