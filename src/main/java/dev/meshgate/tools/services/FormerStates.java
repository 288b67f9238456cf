package dev.meshgate.tools.services;

import dev.meshgate.mcp.tool.Tool;
import dev.meshgate.mcp.tool.ToolArg;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.Json;
import dev.meshgate.services.Query;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Optional;

/** {@code spreadapi_save_state} and so on: saved calculations, by their former names. */
@Dependent
class FormerStates {

  /** What is called otherwise there. */
  private static final Map<String, String> NAMES =
      Map.of("state", "stateId", "service", "serviceId", "area_updates", "areaUpdates");

  private final StateDoor states;

  @Inject
  FormerStates(StateDoor states) {
    this.states = states;
  }

  @Tool(
      name = "spreadapi_save_state",
      title = "Save a calculation",
      description =
          "Calculate with a service and keep inputs and results under a label. Only you, or who holds the same service token, can load it,"
              + " with spreadapi_load_state, until it expires. The same as save_state.",
      scope = Scope.MCP_EXECUTE,
      forServiceTokens = true,
      former = true,
      destructive = false,
      openWorld = false)
  JsonObject save(
      @ToolArg(name = "serviceId", description = "As spreadapi_list_services gives it")
          String serviceId,
      @ToolArg(description = "Values by the names of the inputs") JsonObject inputs,
      @ToolArg(
              description = "Not needed: what is kept is what the service calculates",
              required = false)
          Optional<JsonValue> outputs,
      @ToolArg(description = "What to call it", maxLength = 200) String label,
      @ToolArg(description = "For how many seconds it is kept; usually an hour", min = 1)
          Optional<Long> ttl,
      Caller caller) {
    return named(states.save(caller, serviceId, Query.of(inputs), label, ttl));
  }

  @Tool(
      name = "spreadapi_load_state",
      title = "Load a saved calculation",
      description =
          "Read a calculation that spreadapi_save_state kept: its inputs and its results. If message"
              + " says that the service has changed, calculate again. The same as load_state.",
      scope = Scope.MCP_READ,
      forServiceTokens = true,
      former = true,
      readOnly = true,
      openWorld = false)
  JsonObject load(
      @ToolArg(
              name = "stateId",
              description = "As spreadapi_save_state and spreadapi_list_saved_states give it",
              maxLength = 64)
          String stateId,
      Caller caller) {
    return named(states.load(caller, stateId));
  }

  @Tool(
      name = "spreadapi_list_saved_states",
      title = "List saved calculations",
      description = "List the calculations that you have kept, the newest first.",
      scope = Scope.MCP_READ,
      forServiceTokens = true,
      former = true,
      readOnly = true,
      openWorld = false)
  JsonObject list(
      @ToolArg(name = "serviceId", description = "Only those of this service")
          Optional<String> serviceId,
      @ToolArg(description = "How many", min = 1, max = 50, defaultValue = "10") int limit,
      Caller caller) {
    var all = states.of(caller, serviceId.orElse("").strip());
    var list = Json.array();
    all.stream().limit(limit).forEach(state -> list.add(named(StateDoor.described(state).build())));
    return Json.object().add("states", list).add("total", all.size()).build();
  }

  private static JsonObject named(JsonObject json) {
    var named = Json.object();
    json.forEach((name, value) -> named.add(NAMES.getOrDefault(name, name), value));
    return named.build();
  }
}
