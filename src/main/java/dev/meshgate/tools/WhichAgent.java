package dev.meshgate.tools;

import dev.meshgate.agents.AgentRequest;
import dev.meshgate.agents.Agents;
import dev.meshgate.agents.NoAgentException;
import dev.meshgate.agents.Route;
import dev.meshgate.mcp.ask.Asking;
import dev.meshgate.mcp.ask.ClientCapability;
import dev.meshgate.mcp.tool.ToolFailure;
import dev.meshgate.platform.Json;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Has a person choose among agents that fit equally well, where the client can ask one. */
@Dependent
class WhichAgent {

  private static final String AGENT = "agent";

  private final Agents agents;

  @Inject
  WhichAgent(Agents agents) {
    this.agents = agents;
  }

  /**
   * The id of the agent that was chosen; empty where nothing had to be, nobody can be asked, or the
   * person leaves it to us.
   *
   * @throws ToolFailure when the person called it off
   */
  Optional<String> chosen(AgentRequest request, Asking asking) {
    if (!asking.can(ClientCapability.FORM)) {
      return Optional.empty();
    }
    var choices = choices(request);
    if (choices.size() < 2) {
      return Optional.empty();
    }
    var named =
        choices.stream()
            .map(agent -> agent.name() + " (" + agent.id() + ")")
            .collect(Collectors.joining(", "));
    var answer =
        asking.form(
            AGENT, "These agents fit equally well: " + named + ". Which one?", form(choices));
    if (answer.action().equals("cancel")) {
      throw new ToolFailure("The task was not begun: the person who was asked called it off.");
    }
    return answer.isAccepted() ? Optional.of(answer.content().getString(AGENT)) : Optional.empty();
  }

  private record Choice(String id, String name) {}

  private List<Choice> choices(AgentRequest request) {
    Route route;
    try {
      route = agents.route(request);
    } catch (NoAgentException e) {
      // Whoever gives the task to an agent says so, and writes it down.
      return List.of();
    }
    var best = route.agent().card();
    var choices = new ArrayList<Choice>();
    choices.add(new Choice(best.id(), best.name()));
    route.equallyGood().forEach(other -> choices.add(new Choice(other.id(), other.name())));
    return choices;
  }

  private static JsonObject form(List<Choice> choices) {
    var ids = Json.builders().createArrayBuilder(choices.stream().map(Choice::id).toList());
    var agent =
        Json.object()
            .add("type", "string")
            .add("title", "Agent")
            .add("enum", ids)
            .add("default", choices.get(0).id());
    return Json.object()
        .add("type", "object")
        .add("properties", Json.object().add(AGENT, agent))
        .add("required", Json.array().add(AGENT))
        .build();
  }
}
