package dev.meshgate.tools.services;

import dev.meshgate.mcp.tool.Tool;
import dev.meshgate.mcp.tool.ToolArg;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.bearer.Caller;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Optional;

/** {@code read_area}: the values of a table of the workbook. */
@Dependent
class ReadArea {

  private final ServiceDoor door;

  @Inject
  ReadArea(ServiceDoor door) {
    this.door = door;
  }

  @Tool(
      name = "read_area",
      title = "Read a table of a service",
      description =
          "Read a table that a calculation service shows, such as its rates or prices, row by row."
              + " get_service names the tables (areas); calculate can change those that are"
              + " writable, for one call.",
      scope = Scope.MCP_READ,
      forServiceTokens = true,
      readOnly = true,
      openWorld = false)
  JsonObject readArea(
      @ToolArg(description = "The id of the service, as list_services gives it") String service,
      @ToolArg(description = "The name of the area, as get_service gives it") String area,
      @ToolArg(description = "A version such as 1.2.0; otherwise the current one")
          Optional<String> version,
      Caller caller) {
    return door.area(door.edition(caller, service, version.orElse("")), area);
  }
}
