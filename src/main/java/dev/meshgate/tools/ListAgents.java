package dev.meshgate.tools;

import dev.meshgate.agents.AgentCard;
import dev.meshgate.agents.Agents;
import dev.meshgate.mcp.tool.Tool;
import dev.meshgate.mcp.tool.ToolArg;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.bearer.Caller;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** {@code list_agents}: the agents that the caller may give work to. */
@Dependent
class ListAgents {

  private final Agents agents;

  @Inject
  ListAgents(Agents agents) {
    this.agents = agents;
  }

  /** What comes back. */
  public record Listed(List<Entry> agents, int total) {}

  /** One agent. */
  public record Entry(
      @ToolArg(description = "What mesh_execute and submit_workflow know it by") String id,
      String name,
      String framework,
      String description,
      List<String> capabilities) {

    static Entry of(AgentCard card) {
      return new Entry(
          card.id(), card.name(), card.framework(), card.description(), card.capabilities());
    }
  }

  @Tool(
      name = "list_agents",
      title = "List agents",
      description =
          "List the agents that can be given work: what each does and its capabilities. Filter by"
              + " framework, or by capabilities (any one of them is enough). Use it before"
              + " mesh_execute or submit_workflow to see what is possible here.",
      scope = Scope.MCP_READ,
      readOnly = true,
      openWorld = false)
  Listed listAgents(
      @ToolArg(description = "Only agents made with this, such as builtin", maxLength = 100)
          Optional<String> framework,
      @ToolArg(
              description = "Only agents that offer one of these, such as data_analysis",
              required = false,
              maxLength = 50)
          List<String> capabilities,
      Caller caller) {
    var found =
        agents
            .discover(
                caller.subject(),
                framework.map(String::trim).filter(word -> !word.isEmpty()).orElse(null),
                capabilities)
            .stream()
            .map(Entry::of)
            .toList();
    return new Listed(found, found.size());
  }
}
