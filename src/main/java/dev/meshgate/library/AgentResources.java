package dev.meshgate.library;

import dev.meshgate.agents.Agent;
import dev.meshgate.agents.AgentCard;
import dev.meshgate.agents.Agents;
import dev.meshgate.mcp.resource.Resource;
import dev.meshgate.mcp.resource.ResourceContents;
import dev.meshgate.mcp.resource.ResourceSource;
import dev.meshgate.oauth.bearer.Caller;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** {@code meshgate://agents/…}: what each agent does, and when to give it work. */
@Dependent
class AgentResources implements ResourceSource {

  private static final String BEFORE = "meshgate://agents/";
  private static final String MARKDOWN = "text/markdown";

  private final Agents agents;

  @Inject
  AgentResources(Agents agents) {
    this.agents = agents;
  }

  @Override
  public String kind() {
    return "agents";
  }

  @Override
  public List<Resource> list(Caller caller, int from, int most) {
    return agents.visibleTo(caller.subject()).stream()
        .skip(from)
        .limit(most)
        .map(Agent::card)
        .map(
            card ->
                new Resource(
                    BEFORE + card.id(), card.id(), card.name(), card.description(), MARKDOWN))
        .toList();
  }

  @Override
  public List<Resource> templates() {
    return List.of(
        new Resource(
            BEFORE + "{id}",
            "agent",
            "Agent",
            "What an agent does, by the id that list_agents gives",
            MARKDOWN));
  }

  @Override
  public Optional<ResourceContents> read(String uri, Caller caller) {
    return uri.startsWith(BEFORE)
        ? agents
            .find(caller.subject(), uri.substring(BEFORE.length()))
            .map(agent -> ResourceContents.text(MARKDOWN, words(agent.card())))
        : Optional.empty();
  }

  private static String words(AgentCard card) {
    return "# "
        + card.name()
        + "\n\n"
        + card.description()
        + "\n\n- id: "
        + card.id()
        + "\n- framework: "
        + card.framework()
        + "\n- capabilities: "
        + String.join(", ", card.capabilities())
        + "\n";
  }

  @Override
  public List<String> complete(String template, String variable, String begun, Caller caller) {
    return agents.visibleTo(caller.subject()).stream()
        .map(agent -> agent.card().id())
        .filter(id -> id.startsWith(begun))
        .toList();
  }
}
