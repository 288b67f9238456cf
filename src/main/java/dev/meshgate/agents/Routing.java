package dev.meshgate.agents;

import java.util.ArrayList;
import java.util.List;

/**
 * The choice of an agent for a task. The same agents in the same state and the same task give the
 * same choice: of equal ones the first by id.
 */
final class Routing {

  private static final double REQUIRED_FLOOR = 0.5;
  private static final double RIVAL_WEIGHT = 0.25;
  private static final int MOST_ALTERNATIVES = 3;

  private Routing() {}

  /**
   * Chooses among the agents that the caller may use.
   *
   * @throws NoAgentException when none fits, with what was asked for and what there is
   */
  static Route choose(List<Agent> agents, AgentRequest request, Turns turns) {
    var required = request.capabilities();
    var offering = agents.stream().filter(agent -> offersAll(agent.card(), required)).toList();
    if (offering.isEmpty()) {
      throw Refusal.nobodyOffers(agents, required);
    }
    var candidates = candidates(agents, offering, request);
    var able = candidates.stream().filter(c -> c.suitability().able()).toList();
    if (able.isEmpty() || able.get(0).score() < Selection.ENOUGH) {
      throw Refusal.nobodyFits(agents, candidates, request);
    }
    var selection = Selection.of(Selection.fitting(able), request, turns);
    var chosen = selection.chosen();
    var others =
        able.stream()
            .filter(c -> !c.equals(chosen) && c.score() >= Selection.ENOUGH)
            .limit(MOST_ALTERNATIVES)
            .toList();
    var rival = others.isEmpty() ? 0 : others.get(0).score();
    var because = selection.because();
    return new Route(
        chosen.agent(),
        chosen.card().name()
            + " was chosen because "
            + chosen.suitability().reason()
            + (because.isEmpty() || because.equals("it fits best") ? "." : "; " + because + "."),
        Candidate.rounded(chosen.score()),
        Candidate.rounded(chosen.score() - RIVAL_WEIGHT * rival),
        others.stream().map(Candidate::named).toList(),
        required.isEmpty() ? List.copyOf(Detection.of(request).capabilities()) : required,
        request.preference().strategy(),
        Factors.of(chosen, required),
        Rejections.of(agents, candidates, chosen, others, request));
  }

  /**
   * The agent that the caller named.
   *
   * @throws NoAgentException when it does not offer what is required
   */
  static Route named(Agent agent, AgentRequest request) {
    var card = agent.card();
    var missing = request.capabilities().stream().filter(wanted -> !card.offers(wanted)).toList();
    if (!missing.isEmpty()) {
      throw new NoAgentException(
          card.name()
              + " was named, but does not offer "
              + String.join(", ", missing)
              + ". It offers: "
              + String.join(", ", card.capabilities())
              + ".");
    }
    var candidate =
        new Candidate(agent, Suitability.of(1, "the caller named it"), agent.standing());
    return new Route(
        agent,
        card.name() + " was named by the caller.",
        1,
        1,
        List.of(),
        request.capabilities(),
        Strategy.NAMED,
        Factors.of(candidate, request.capabilities()),
        List.of());
  }

  static boolean offersAll(AgentCard card, List<String> required) {
    return required.stream().allMatch(card::offers);
  }

  /** Cards are weighed against all that there are, also those that lack what is required. */
  private static List<Candidate> candidates(
      List<Agent> agents, List<Agent> offering, AgentRequest request) {
    var byCard = Wording.judge(agents.stream().map(Agent::card).toList(), request);
    var candidates = new ArrayList<Candidate>();
    for (var agent : offering) {
      var own = agent.suits(request);
      var known = own.byCard() ? byCard.getOrDefault(agent.card().id(), own) : own;
      candidates.add(new Candidate(agent, required(known, request), agent.standing()));
    }
    candidates.sort(Candidate.BY_FIT);
    return candidates;
  }

  /** Who names a capability has chosen already; the words then only rank those that offer it. */
  private static Suitability required(Suitability judged, AgentRequest request) {
    return request.capabilities().isEmpty() || !judged.able()
        ? judged
        : Suitability.of(
            REQUIRED_FLOOR + judged.score() * (1 - REQUIRED_FLOOR),
            "it offers " + String.join(", ", request.capabilities()) + "; " + judged.reason());
  }
}
