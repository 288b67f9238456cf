package dev.meshgate.agents;

import java.util.Comparator;
import java.util.Locale;

/** An agent that offers what is required, with how it fits and how it is. */
record Candidate(Agent agent, Suitability suitability, Standing standing) {

  /**
   * The better fit first; of equal ones the first by id, so that the same task goes the same way.
   */
  static final Comparator<Candidate> BY_FIT =
      Comparator.comparingDouble((Candidate c) -> -c.score()).thenComparing(Candidate::id);

  AgentCard card() {
    return agent.card();
  }

  String id() {
    return card().id();
  }

  double score() {
    return suitability.score();
  }

  Route.Alternative named() {
    return new Route.Alternative(id(), card().name(), rounded(score()), suitability.reason());
  }

  Route.Rejected rejected(String why) {
    return new Route.Rejected(id(), card().name(), why);
  }

  static double rounded(double score) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.2f", Math.max(0, score)));
  }
}
