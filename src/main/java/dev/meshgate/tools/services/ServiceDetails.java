package dev.meshgate.tools.services;

import dev.meshgate.mcp.tool.Tool;
import dev.meshgate.mcp.tool.ToolArg;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.bearer.Caller;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Optional;

/** {@code get_service}: everything that a model must know to calculate with a service. */
@Dependent
class ServiceDetails {

  private final ServiceDoor door;

  @Inject
  ServiceDetails(ServiceDoor door) {
    this.door = door;
  }

  @Tool(
      name = "get_service",
      title = "Look at a calculation service",
      description =
          "Read what a calculation service takes and gives: each input with type, bounds, allowed"
              + " values and default, each output, and the tables that can be read or changed. Use it"
              + " before the first calculate with that service.",
      scope = Scope.MCP_READ,
      forServiceTokens = true,
      readOnly = true,
      openWorld = false)
  JsonObject getService(
      @ToolArg(description = "The id of the service, as list_services gives it") String service,
      @ToolArg(description = "A version such as 1.2.0; otherwise the current one")
          Optional<String> version,
      Caller caller) {
    return door.details(door.edition(caller, service, version.orElse("")));
  }
}
