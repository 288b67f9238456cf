package dev.meshgate.tools.services;

import dev.meshgate.mcp.tool.Tool;
import dev.meshgate.mcp.tool.ToolArg;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.services.Query;
import dev.meshgate.tools.services.Calculate.AreaUpdate;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** {@code save_state}: calculates, and keeps what went in and what came out. */
@Dependent
class SaveState {

  private final StateDoor states;

  @Inject
  SaveState(StateDoor states) {
    this.states = states;
  }

  @Tool(
      name = "save_state",
      title = "Save a calculation",
      description =
          "Calculate with a service and keep inputs and results under a label, to come back to them"
              + " later: a plan that was liked, a first offer. Only you, or who holds the"
              + " same service token, can load it, with load_state, until it expires. Of too many the oldest makes room.",
      scope = Scope.MCP_EXECUTE,
      forServiceTokens = true,
      destructive = false,
      openWorld = false)
  JsonObject saveState(
      @ToolArg(description = "The id of the service, as list_services gives it") String service,
      @ToolArg(description = "Values by the names of the inputs, as for calculate")
          JsonObject inputs,
      @ToolArg(description = "What to call it", maxLength = 200) String label,
      @ToolArg(
              description = "The names of the outputs that are kept; otherwise all",
              required = false,
              maxLength = 200)
          List<String> outputs,
      @ToolArg(
              description = "What to put into tables of the workbook, as for calculate",
              required = false,
              maxLength = 20)
          List<AreaUpdate> areaUpdates,
      @ToolArg(description = "For how many seconds it is kept; usually an hour", min = 1)
          Optional<Long> ttlSeconds,
      Caller caller) {
    var query = new Query(inputs, Calculate.areas(areaUpdates), outputs, false);
    return states.save(caller, service, query, label, ttlSeconds);
  }
}
