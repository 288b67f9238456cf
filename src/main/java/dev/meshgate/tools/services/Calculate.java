package dev.meshgate.tools.services;

import dev.meshgate.mcp.tool.Tool;
import dev.meshgate.mcp.tool.ToolArg;
import dev.meshgate.mcp.tool.ToolFailure;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.Json;
import dev.meshgate.services.Outcome;
import dev.meshgate.services.Query;
import dev.meshgate.services.link.LinkRefusedException;
import dev.meshgate.services.link.ServiceLinks;
import dev.meshgate.services.link.ServiceLinks.Target;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;

/** {@code calculate}: one calculation with a service. */
@Dependent
class Calculate {

  private final ServiceDoor door;
  private final ServiceLinks links;

  @Inject
  Calculate(ServiceDoor door, ServiceLinks links) {
    this.door = door;
    this.links = links;
  }

  /** What is changed in a table for one call. */
  public record AreaUpdate(
      @ToolArg(description = "The name of the area") String area, List<CellChange> changes) {}

  /** What is put into one cell. */
  public record CellChange(
      @ToolArg(description = "From 0 within the area", min = 0) int row,
      @ToolArg(description = "From 0 within the area", min = 0) int column,
      @ToolArg(description = "A number, a text, true or false") JsonValue value) {}

  @Tool(
      name = "calculate",
      title = "Calculate with a service",
      description =
          "Calculate with a service of the company's own Excel models. inputs holds values by their"
              + " names, percentages as parts of one (5 % is 0.05). Show results with title and"
              + " formatString. If inputs are refused, read why and call again.",
      scope = Scope.MCP_EXECUTE,
      forServiceTokens = true,
      readOnly = true,
      openWorld = false)
  JsonObject calculate(
      @ToolArg(description = "The id of the service, as list_services gives it") String service,
      @ToolArg(description = "Values by the names of the inputs") JsonObject inputs,
      @ToolArg(
              description = "The names of the outputs that are wanted; otherwise all",
              required = false,
              maxLength = 200)
          List<String> outputs,
      @ToolArg(
              description = "What to put into tables of the workbook, for this call alone",
              required = false,
              maxLength = 20)
          List<AreaUpdate> areaUpdates,
      @ToolArg(description = "A version such as 1.2.0; otherwise the current one")
          Optional<String> version,
      @ToolArg(
              description =
                  "Also give metadata.exportUrl: a link for the person to the workbook with these"
                      + " inputs, for a day, where the publisher allows it",
              required = false)
          boolean exportLink,
      Caller caller) {
    var edition = door.edition(caller, service, version.orElse(""));
    var outcome = door.calculate(edition, new Query(inputs, areas(areaUpdates), outputs, false));
    var metadata = outcome.metadata();
    if (exportLink) {
      metadata.add("exportUrl", exportUrl(caller, outcome, version.orElse(""), areaUpdates.size()));
    }
    return Json.object()
        .add("service", edition.id())
        .add("outputs", outcome.outputsJson())
        .add("inputs", outcome.inputsJson())
        .add("metadata", metadata)
        .build();
  }

  private String exportUrl(Caller caller, Outcome outcome, String version, int areas) {
    try {
      return links.make(Target.EXPORT, caller, outcome, version, areas);
    } catch (LinkRefusedException e) {
      throw new ToolFailure(e.sentence() + " Calculate without export_link.");
    }
  }

  /** What is changed in tables, as a query has it. */
  static JsonArray areas(List<AreaUpdate> updates) {
    var areas = Json.array();
    updates.forEach(update -> areas.add(json(update)));
    return areas.build();
  }

  private static JsonObject json(AreaUpdate update) {
    var changes = Json.array();
    update
        .changes()
        .forEach(
            change ->
                changes.add(
                    Json.object()
                        .add("row", change.row())
                        .add("column", change.column())
                        .add("value", change.value())));
    return Json.object().add("area", update.area()).add("changes", changes).build();
  }
}
