package dev.meshgate.tools.services;

import dev.meshgate.mcp.tool.Tool;
import dev.meshgate.mcp.tool.ToolArg;
import dev.meshgate.mcp.tool.ToolFailure;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.Json;
import dev.meshgate.services.Edition;
import dev.meshgate.services.contract.CellJson;
import dev.meshgate.services.contract.Definition;
import dev.meshgate.services.contract.TableArea;
import dev.meshgate.services.engine.Answer;
import dev.meshgate.services.engine.Result;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

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

  /** The area of that name that callers may read. */
  static TableArea table(Edition edition, String area) {
    return edition
        .definition()
        .area(area)
        .filter(TableArea::readable)
        .orElseThrow(() -> new ToolFailure(unknown(edition.definition(), area)));
  }

  /** What is told of an area. */
  static JsonObjectBuilder described(Edition edition, TableArea table, Result result) {
    return Json.object()
        .add("service", edition.id())
        .add("area", table.name())
        .add("title", table.title())
        .add("description", table.description())
        .add("writable", table.writable())
        .add("rows", rows(result, answer -> CellJson.of(answer.value(), answer.isDate())));
  }

  /** What is to be told of each cell, row by row. */
  static JsonArray rows(Result result, Function<Answer, JsonValue> told) {
    var rows = Json.array();
    result
        .rows()
        .forEach(
            row -> {
              var values = Json.array();
              row.forEach(answer -> values.add(told.apply(answer)));
              rows.add(values);
            });
    return rows.build();
  }

  private static String unknown(Definition definition, String area) {
    var names =
        definition.areas().stream()
            .filter(TableArea::readable)
            .map(TableArea::name)
            .collect(Collectors.joining(", "));
    return "There is no area '"
        + area
        + "'. "
        + (names.isEmpty() ? "The service shows none." : "There are: " + names + ".");
  }
}
