package dev.meshgate.tools.services;

import dev.meshgate.mcp.tool.Tool;
import dev.meshgate.mcp.tool.ToolArg;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.Json;
import dev.meshgate.services.Edition;
import dev.meshgate.services.contract.DefinitionJson;
import dev.meshgate.services.contract.TableArea;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** {@code spreadapi_list_services} and so on: looking at services, by their former names. */
@Dependent
class FormerServices {

  private static final int MOST = 50;

  private final ServiceDoor door;
  private final ServiceDetails details;

  @Inject
  FormerServices(ServiceDoor door, ServiceDetails details) {
    this.door = door;
    this.details = details;
  }

  @Tool(
      name = "spreadapi_list_services",
      title = "List services",
      description =
          "List the calculation services that you may use, with the names of their inputs and"
              + " outputs. The same as list_services.",
      scope = Scope.MCP_READ,
      forServiceTokens = true,
      former = true,
      readOnly = true,
      openWorld = false)
  JsonObject list(
      @ToolArg(
              name = "includeMetadata",
              description = "Also category, tags and version",
              defaultValue = "false")
          boolean includeMetadata,
      @ToolArg(
              name = "includeAreas",
              description = "Also the names of tables that can be read",
              defaultValue = "true")
          boolean includeAreas,
      Caller caller) {
    var found = door.editions(caller);
    var list = Json.array();
    found.stream()
        .limit(MOST)
        .forEach(edition -> list.add(entry(edition, includeMetadata, includeAreas)));
    return Json.object().add("services", list).add("total", found.size()).build();
  }

  private static JsonObject entry(Edition edition, boolean metadata, boolean areas) {
    var definition = edition.definition();
    var json =
        Json.object()
            .add("id", edition.id())
            .add("name", definition.name())
            .add("description", definition.description())
            .add("inputs", names(definition.inputs().stream().map(input -> input.name()).toList()))
            .add(
                "outputs",
                names(definition.outputs().stream().map(output -> output.name()).toList()));
    if (areas) {
      json.add(
          "areas",
          names(
              definition.areas().stream()
                  .filter(TableArea::readable)
                  .map(TableArea::name)
                  .toList()));
    }
    if (metadata) {
      json.add(
          "metadata",
          Json.object()
              .add("category", definition.category())
              .add("tags", names(definition.tags()))
              .add("version", edition.version())
              .add("verification", edition.verdict().word()));
    }
    return json.build();
  }

  private static JsonArray names(List<String> names) {
    return DefinitionJson.texts(names);
  }

  @Tool(
      name = "spreadapi_get_service_details",
      title = "Look at a service",
      description =
          "Read what a calculation service takes and gives, before you first calculate with it. The"
              + " same as get_service.",
      scope = Scope.MCP_READ,
      forServiceTokens = true,
      former = true,
      readOnly = true,
      openWorld = false)
  JsonObject details(
      @ToolArg(name = "serviceId", description = "As spreadapi_list_services gives it")
          String serviceId,
      Caller caller) {
    return details.getService(serviceId, Optional.empty(), caller);
  }

  @Tool(
      name = "spreadapi_read_area",
      title = "Read a table",
      description =
          "Read a table that a calculation service shows, row by row. The same as read_area.",
      scope = Scope.MCP_READ,
      forServiceTokens = true,
      former = true,
      readOnly = true,
      openWorld = false)
  JsonObject readArea(
      @ToolArg(name = "serviceId", description = "As spreadapi_list_services gives it")
          String serviceId,
      @ToolArg(name = "areaName", description = "As spreadapi_get_service_details gives it")
          String areaName,
      @ToolArg(
              name = "includeFormulas",
              description = "Formulas are never shown",
              defaultValue = "false")
          boolean includeFormulas,
      @ToolArg(
              name = "includeFormatting",
              description = "Also the number format of each cell",
              defaultValue = "false")
          boolean includeFormatting,
      Caller caller) {
    var edition = door.edition(caller, serviceId, "");
    var table = ReadArea.table(edition, areaName);
    var result = door.read(edition, table);
    return FormerArea.json(edition, table, result, includeFormulas, includeFormatting);
  }
}
