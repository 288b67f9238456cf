package dev.meshgate.agents;

import dev.meshgate.agents.Route.Factor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the choice looked at, of the agent that was chosen. */
final class Factors {

  private Factors() {}

  static List<Factor> of(Candidate chosen, List<String> required) {
    var standing = chosen.standing();
    var factors = new ArrayList<Factor>();
    factors.add(
        new Factor(
            "capability_fit",
            1,
            required.isEmpty()
                ? "no capability was required"
                : "it offers all that is required: " + String.join(", ", required)));
    factors.add(
        new Factor("wording", Candidate.rounded(chosen.score()), chosen.suitability().reason()));
    factors.add(
        new Factor(
            "health",
            Candidate.rounded(standing.successRate()),
            percent(standing.successRate()) + " of its tasks here succeeded"));
    factors.add(
        new Factor(
            "load",
            Candidate.rounded(standing.load()),
            percent(standing.load()) + " of its places are taken"));
    factors.add(
        new Factor(
            "speed",
            Math.round(standing.averageMillis()),
            standing.averageMillis() == 0
                ? "nothing was measured yet"
                : "milliseconds that a task takes it on average"));
    var cost = standing.cost();
    if (cost != null) {
      factors.add(new Factor("cost", cost, "of a task, as it was registered"));
    }
    return factors;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }
}
