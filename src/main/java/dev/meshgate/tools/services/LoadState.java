package dev.meshgate.tools.services;

import dev.meshgate.mcp.tool.Tool;
import dev.meshgate.mcp.tool.ToolArg;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.bearer.Caller;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;

/** {@code load_state}: what was kept of a calculation. */
@Dependent
class LoadState {

  private final StateDoor states;

  @Inject
  LoadState(StateDoor states) {
    this.states = states;
  }

  @Tool(
      name = "load_state",
      title = "Load a saved calculation",
      description =
          "Read a calculation that save_state kept: its inputs, as calculate takes them, and its"
              + " results. If the service has another version since, message says so; then calculate"
              + " again before you rely on the results.",
      scope = Scope.MCP_READ,
      forServiceTokens = true,
      readOnly = true,
      openWorld = false)
  JsonObject loadState(
      @ToolArg(description = "As save_state and list_states give it", maxLength = 64) String state,
      Caller caller) {
    return states.load(caller, state);
  }
}
