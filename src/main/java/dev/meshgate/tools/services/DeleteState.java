package dev.meshgate.tools.services;

import dev.meshgate.mcp.tool.Tool;
import dev.meshgate.mcp.tool.ToolArg;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.bearer.Caller;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** {@code delete_state}: forgets a calculation that was kept. */
@Dependent
class DeleteState {

  private final StateDoor states;

  @Inject
  DeleteState(StateDoor states) {
    this.states = states;
  }

  /** What comes back. */
  public record Deleted(@ToolArg(description = "Which one is gone") String deleted) {}

  @Tool(
      name = "delete_state",
      title = "Delete a saved calculation",
      description = "Forget a calculation that save_state kept, before it expires by itself.",
      scope = Scope.MCP_EXECUTE,
      forServiceTokens = true,
      idempotent = true,
      openWorld = false)
  Deleted deleteState(
      @ToolArg(description = "As save_state and list_states give it", maxLength = 64) String state,
      Caller caller) {
    states.delete(caller, state);
    return new Deleted(state);
  }
}
