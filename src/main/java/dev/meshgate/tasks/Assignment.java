package dev.meshgate.tasks;

import dev.meshgate.agents.AgentException;
import dev.meshgate.agents.AgentRequest;
import dev.meshgate.agents.Agents;
import dev.meshgate.agents.NoAgentException;
import dev.meshgate.agents.Route;
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

  /** What is wrong with the name of an agent that there is not. */
  String unknown(String subject, String named) {
    return agents.unknown(subject, named);
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
