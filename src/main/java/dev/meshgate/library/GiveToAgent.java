package dev.meshgate.library;

import dev.meshgate.agents.AgentCard;
import dev.meshgate.agents.Agents;
import dev.meshgate.mcp.ask.Asking;
import dev.meshgate.mcp.prompt.Prompt;
import dev.meshgate.oauth.bearer.Caller;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** {@code give_to_agent}: work for an agent that the person picks. */
@Dependent
class GiveToAgent implements Prompt {

  private static final String AGENT = "agent";

  private final Agents agents;

  @Inject
  GiveToAgent(Agents agents) {
    this.agents = agents;
  }

  @Override
  public String name() {
    return "give_to_agent";
  }

  @Override
  public String title() {
    return "Give work to an agent";
  }

  @Override
  public String description() {
    return "Give a task to an agent that you pick, and hear what it answered.";
  }

  @Override
  public List<Argument> arguments() {
    return List.of(
        new Argument(AGENT, "The agent's id, such as librarian", true),
        new Argument("task", "What it shall do, with all that it needs for it", true));
  }

  @Override
  public List<Message> messages(Map<String, String> arguments, Caller caller, Asking asking) {
    var id = String.valueOf(arguments.get(AGENT));
    var capabilities =
        agents
            .find(caller.subject(), id)
            .map(agent -> String.join(", ", agent.card().capabilities()))
            .map(offered -> " It offers: " + offered + ".")
            .orElse(" If there is no such agent, say so and show list_agents.");
    return List.of(
        Message.user(
            "Have the agent "
                + id
                + " do this with mesh_execute, and tell me what it answered."
                + capabilities
                + "\n\n"
                + arguments.get("task")));
  }

  @Override
  public List<String> complete(String argument, String begun, Caller caller) {
    return argument.equals(AGENT)
        ? agents.visibleTo(caller.subject()).stream()
            .map(agent -> agent.card())
            .map(AgentCard::id)
            .filter(id -> id.startsWith(begun))
            .toList()
        : List.of();
  }
}
