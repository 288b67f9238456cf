package dev.meshgate.agents;

import dev.meshgate.agents.Route.Rejected;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Who was looked at and not chosen: those that could not begin, then the better fit first. */
final class Rejections {

  private static final int MOST = 10;

  private Rejections() {}

  static List<Rejected> of(
      List<Agent> visible,
      List<Candidate> candidates,
      Candidate chosen,
      List<Candidate> alternatives,
      AgentRequest request) {
    var rejected = new ArrayList<Rejected>();
    candidates.stream()
        .filter(c -> !c.suitability().able())
        .forEach(c -> rejected.add(c.rejected("cannot begin: " + c.suitability().reason())));
    candidates.stream()
        .filter(c -> c.suitability().able() && !c.equals(chosen) && !alternatives.contains(c))
        .forEach(c -> rejected.add(c.rejected(why(c))));
    visible.stream()
        .map(Agent::card)
        .filter(card -> !Routing.offersAll(card, request.capabilities()))
        .sorted(Comparator.comparing(AgentCard::id))
        .forEach(card -> rejected.add(lacking(card, request)));
    return rejected.stream().limit(MOST).toList();
  }

  private static String why(Candidate candidate) {
    return candidate.score() < Selection.ENOUGH
        ? "does not fit: " + candidate.suitability().reason()
        : String.format(Locale.ROOT, "fits (%.2f), but others come before it", candidate.score());
  }

  private static Rejected lacking(AgentCard card, AgentRequest request) {
    var missing = request.capabilities().stream().filter(wanted -> !card.offers(wanted)).toList();
    return new Rejected(card.id(), card.name(), "does not offer " + String.join(", ", missing));
  }
}
