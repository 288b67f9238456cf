package dev.meshgate.agents;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is said where no agent can take a task: what is missing, and what is nearest to it here. */
final class Refusal {

  private static final int MOST_NAMED = 30;
  private static final String ASK =
      "list_agents shows who is here; an administrator can register more agents.";

  private Refusal() {}

  /** No agent offers all that is required. */
  static NoAgentException nobodyOffers(List<Agent> agents, List<String> required) {
    if (agents.isEmpty()) {
      return new NoAgentException("No agent is available to you here. " + ASK);
    }
    var offered = offered(agents);
    var missing = missing(required, offered);
    if (missing.isEmpty()) {
      return new NoAgentException(
          "No single agent offers all of "
              + String.join(", ", required)
              + ". "
              + here(offered)
              + " Ask for fewer capabilities, or give each its own step with submit_workflow.");
    }
    return new NoAgentException(
        "No agent here offers "
            + String.join(", ", missing)
            + ". "
            + nearest(missing, offered)
            + here(offered)
            + " Leave capabilities out to let the words of the task decide. "
            + ASK);
  }

  /** Those that offer what is required do not fit, or cannot begin. */
  static NoAgentException nobodyFits(
      List<Agent> agents, List<Candidate> candidates, AgentRequest request) {
    var offered = offered(agents);
    var detection = Detection.of(request);
    Map<String, String> foreign = new LinkedHashMap<>();
    missing(detection.capabilities(), offered)
        .forEach(c -> foreign.put(c, c + " (“" + detection.wordsFor(c) + "”)"));
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
            ? "No agent here can do this task. "
            : "No agent here can do this task: it asks for "
                + String.join(", ", foreign.values())
                + ". "
                + nearest(List.copyOf(foreign.keySet()), offered);
    return new NoAgentException(
        what + (obstacles.isEmpty() ? "" : obstacles + " ") + here(offered) + " " + ASK);
  }

  private static List<String> missing(Collection<String> wanted, Collection<String> offered) {
    return wanted.stream()
        .filter(one -> offered.stream().noneMatch(have -> Capability.same(have, one)))
        .toList();
  }

  private static String nearest(List<String> missing, Collection<String> offered) {
    var said = new StringBuilder();
    for (var wanted : missing) {
      var near = Capability.nearest(wanted, offered);
      if (!near.isEmpty()) {
        said.append("Nearest to ")
            .append(wanted)
            .append(" here: ")
            .append(String.join(", ", near))
            .append(". ");
      }
    }
    return said.toString();
  }

  private static String here(Collection<String> offered) {
    var named = offered.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
    var more = offered.size() - MOST_NAMED;
    return "Capabilities here: " + named + (more > 0 ? " and " + more + " more" : "") + ".";
  }

  private static Set<String> offered(List<Agent> agents) {
    var all = new TreeSet<String>();
    agents.forEach(agent -> all.addAll(agent.card().capabilities()));
    return all;
  }
}
