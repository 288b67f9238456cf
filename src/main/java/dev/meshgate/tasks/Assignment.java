package dev.meshgate.tasks;

import dev.meshgate.agents.Agent;
import dev.meshgate.agents.AgentException;
import dev.meshgate.agents.AgentRequest;
import dev.meshgate.agents.Agents;
import dev.meshgate.agents.NoAgentException;
import dev.meshgate.agents.Route;
import dev.meshgate.agents.Routing;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who does it: the agent that the caller named, or else the one that routing chooses. */
final class Assignment {

  private final Agents agents;

  Assignment(Agents agents) {
    this.agents = agents;
  }

  /**
   * The choice.
   *
   * @param named the id of an agent, or null
   * @throws NoAgentException when there is none
   */
  Route of(AgentRequest request, @Nullable String named) {
    if (named == null) {
      return agents.route(request);
    }
    var agent =
        agents
            .find(request.subject(), named)
            .orElseThrow(() -> new NoAgentException(unknown(request.subject(), named)));
    return only(agent, agent.card().name() + " was named by the caller.", request);
  }

  /** The agent that had it before, if it is still there. */
  Optional<Route> again(AgentRequest request, String agent, String reason) {
    return agents.find(request.subject(), agent).map(found -> only(found, reason, request));
  }

  private static Route only(Agent agent, String reason, AgentRequest request) {
    return new Route(agent, reason, 1, 1, List.of(), request.capabilities());
  }

  /**
   * The next best, after some have failed.
   *
   * @throws NoAgentException when no other fits
   */
  Route otherThan(Set<String> tried, AgentRequest request, Route failed, AgentException failure) {
    var others =
        agents.visibleTo(request.subject()).stream()
            .filter(agent -> !tried.contains(agent.card().id()))
            .toList();
    var next = Routing.choose(others, request);
    return new Route(
        next.agent(),
        "After " + failed.agent().card().name() + ": " + failure.sentence() + " " + next.reason(),
        next.score(),
        next.confidence(),
        next.alternatives(),
        next.capabilities());
  }

  /** What is wrong with the name of an agent that there is not. */
  String unknown(String subject, String named) {
    var known =
        agents.visibleTo(subject).stream()
            .map(agent -> agent.card().id())
            .collect(Collectors.joining(", "));
    return "There is no agent '" + named + "'. Agents here: " + known + ".";
  }

  boolean knows(String subject, String named) {
    return agents.find(subject, named).isPresent();
  }

  /** What to tell of a failure. A bug's own words are for the operator's log alone. */
  static String sentence(Throwable failure) {
    return failure instanceof AgentException known
        ? known.sentence()
        : "The agent failed unexpectedly. The operator's log says why.";
  }
}
