package dev.meshgate.tasks;

import dev.meshgate.agents.AgentException;
import dev.meshgate.agents.AgentRequest;
import dev.meshgate.agents.Agents;
import dev.meshgate.agents.NoAgentException;
import dev.meshgate.agents.Route;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    return named == null ? agents.route(request) : agents.named(request, named);
  }

  /** The agent that had it before, if it is still there. */
  Optional<Route> again(AgentRequest request, String agent, String reason) {
    return agents
        .find(request.subject(), agent)
        .map(
            found ->
                new Route(
                    found,
                    reason,
                    1,
                    1,
                    List.of(),
                    request.capabilities(),
                    request.preference().strategy(),
                    List.of(),
                    List.of()));
  }

  /** The next best, after some have failed; empty when no other fits. */
  Optional<Route> otherThan(
      Set<String> tried, AgentRequest request, Route failed, AgentException failure) {
    return agents
        .next(failed, request, tried)
        .map(
            next ->
                next.because(
                    "After "
                        + failed.agent().card().name()
                        + ": "
                        + failure.sentence()
                        + " "
                        + next.reason()));
  }

  /** What is wrong with the name of an agent that there is not. */
  String unknown(String subject, String named) {
    return agents.unknown(subject, named);
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
