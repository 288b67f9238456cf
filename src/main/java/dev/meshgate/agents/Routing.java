package dev.meshgate.agents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The choice of an agent for a task. The same agents and the same task give the same choice: the
 * best score wins, and of equal ones the first by id.
 */
public final class Routing {

  private static final double ENOUGH = 0.3;
  private static final double WORTH_NAMING = 0.2;
  private static final double REQUIRED_FLOOR = 0.5;
  private static final double RIVAL_WEIGHT = 0.25;
  private static final int MOST_ALTERNATIVES = 3;

  private record Candidate(Agent agent, Suitability suitability) {

    AgentCard card() {
      return agent.card();
    }

    Route.Alternative named() {
      return new Route.Alternative(
          card().id(), card().name(), rounded(suitability.score()), suitability.reason());
    }
  }

  private Routing() {}

  /**
   * Chooses among the agents that the caller may use.
   *
   * @throws NoAgentException when none fits, with what was asked for and what there is
   */
  public static Route choose(List<Agent> agents, AgentRequest request) {
    var required = request.capabilities();
    var offering = agents.stream().filter(agent -> offersAll(agent.card(), required)).toList();
    if (offering.isEmpty()) {
      throw nobodyOffers(agents, required);
    }
    var candidates = new ArrayList<Candidate>();
    for (var agent : offering) {
      candidates.add(new Candidate(agent, judged(agent, request)));
    }
    candidates.sort(
        Comparator.comparingDouble((Candidate c) -> -c.suitability().score())
            .thenComparing(c -> c.card().id()));
    var best = candidates.get(0);
    if (!best.suitability().able() || best.suitability().score() < ENOUGH) {
      throw nobodyFits(agents, candidates, request);
    }
    return route(best, candidates, request);
  }

  private static boolean offersAll(AgentCard card, List<String> required) {
    return required.stream().allMatch(card::offers);
  }

  /** Who names a capability has chosen already; the words then only rank those that offer it. */
  private static Suitability judged(Agent agent, AgentRequest request) {
    var judged = agent.suits(request);
    return request.capabilities().isEmpty() || !judged.able()
        ? judged
        : Suitability.of(
            REQUIRED_FLOOR + judged.score() * (1 - REQUIRED_FLOOR),
            "it offers " + String.join(", ", request.capabilities()) + "; " + judged.reason());
  }

  private static Route route(Candidate best, List<Candidate> all, AgentRequest request) {
    var others =
        all.stream()
            .skip(1)
            .filter(c -> c.suitability().able() && c.suitability().score() >= WORTH_NAMING)
            .limit(MOST_ALTERNATIVES)
            .toList();
    var rival = others.isEmpty() ? 0 : others.get(0).suitability().score();
    return new Route(
        best.agent(),
        best.card().name() + " was chosen because " + best.suitability().reason() + ".",
        rounded(best.suitability().score()),
        rounded(best.suitability().score() - RIVAL_WEIGHT * rival),
        others.stream().map(Candidate::named).toList(),
        request.capabilities().isEmpty()
            ? List.copyOf(Detection.of(request).capabilities())
            : request.capabilities());
  }

  private static NoAgentException nobodyOffers(List<Agent> agents, List<String> required) {
    if (agents.isEmpty()) {
      return new NoAgentException("No agent is available to you here. " + ASK);
    }
    var offered = offered(agents);
    var missing =
        required.stream()
            .filter(wanted -> offered.stream().noneMatch(have -> Capability.same(have, wanted)))
            .toList();
    var what =
        missing.isEmpty()
            ? "No single agent offers all of " + String.join(", ", required)
            : "No agent here offers " + String.join(", ", missing);
    var advice =
        missing.isEmpty()
            ? "Ask for fewer capabilities, or give each its own step with submit_workflow."
            : "Leave capabilities out to let the words of the task decide. " + ASK;
    return new NoAgentException(what + ". " + capabilitiesHere(offered) + " " + advice);
  }

  private static NoAgentException nobodyFits(
      List<Agent> agents, List<Candidate> candidates, AgentRequest request) {
    var foreign = new LinkedHashSet<String>();
    var detection = Detection.of(request);
    for (var wanted : detection.capabilities()) {
      if (offered(agents).stream().noneMatch(have -> Capability.same(have, wanted))) {
        foreign.add(wanted + " (“" + detection.wordsFor(wanted) + "”)");
      }
    }
    var obstacles =
        candidates.stream()
            .filter(c -> !c.suitability().able())
            .filter(
                c ->
                    !request.capabilities().isEmpty()
                        || detection.capabilities().stream().anyMatch(c.card()::offers))
            .map(c -> c.card().name() + " cannot do it because " + c.suitability().reason() + ".")
            .collect(Collectors.joining(" "));
    var what =
        foreign.isEmpty()
            ? "No agent here can do this task."
            : "No agent here can do this task: it asks for " + String.join(", ", foreign) + ".";
    return new NoAgentException(
        (what + " " + obstacles).strip() + " " + capabilitiesHere(offered(agents)) + " " + ASK);
  }

  private static final String ASK =
      "list_agents shows who is here; an administrator can register more agents.";

  private static String capabilitiesHere(Set<String> offered) {
    return "Capabilities here: " + String.join(", ", offered) + ".";
  }

  private static Set<String> offered(List<Agent> agents) {
    var all = new TreeSet<String>();
    agents.forEach(agent -> all.addAll(agent.card().capabilities()));
    return all;
  }

  private static double rounded(double score) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.2f", Math.max(0, score)));
  }
}
