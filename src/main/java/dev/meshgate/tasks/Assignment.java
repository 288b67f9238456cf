package dev.meshgate.tasks;

import dev.meshgate.agents.AgentException;
import dev.meshgate.agents.AgentRequest;
import dev.meshgate.agents.Agents;
import dev.meshgate.agents.NoAgentException;
import dev.meshgate.agents.Route;
import java.util.List;
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
    return new Route(
        agent,
        agent.card().name() + " was named by the caller.",
        1,
        1,
        List.of(),
        request.capabilities());
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
  static String sentence(RuntimeException failure) {
    return failure instanceof AgentException known
        ? known.sentence()
        : "The agent failed unexpectedly. The operator's log says why.";
  }
}
