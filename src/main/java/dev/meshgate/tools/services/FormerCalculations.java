package dev.meshgate.tools.services;

import dev.meshgate.mcp.tool.Tool;
import dev.meshgate.mcp.tool.ToolArg;
import dev.meshgate.mcp.tool.ToolFailure;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.Json;
import dev.meshgate.services.Query;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code spreadapi_calc}: one calculation, by its former name. */
@Dependent
class FormerCalculations {

  private final ServiceDoor door;

  @Inject
  FormerCalculations(ServiceDoor door) {
    this.door = door;
  }

  /** What is changed in a table for one call. */
  public record AreaUpdate(
      @JsonbProperty("areaName") @ToolArg(description = "The name of the area") String areaName,
      List<CellChange> changes) {}

  /** What is put into one cell. */
  public record CellChange(
      @ToolArg(description = "From 0 within the area", min = 0) int row,
      @ToolArg(description = "From 0 within the area", min = 0) int col,
      @ToolArg(description = "A number, a text, true or false") @Nullable JsonValue value,
      @ToolArg(description = "Formulas cannot be put in; leave it out") @Nullable String formula) {}

  /** What is told beside the results. */
  public record ReturnOptions(
      @JsonbProperty("includeOutputs") @ToolArg(description = "The outputs", defaultValue = "true")
          boolean includeOutputs,
      @JsonbProperty("includeAreaValues")
          @ToolArg(description = "The values that changed tables have then", defaultValue = "false")
          boolean includeAreaValues,
      @JsonbProperty("includeAreaFormulas")
          @ToolArg(description = "Formulas are never shown", defaultValue = "false")
          boolean includeAreaFormulas,
      @JsonbProperty("includeAreaFormatting")
          @ToolArg(description = "The number formats of those tables", defaultValue = "false")
          boolean includeAreaFormatting) {

    static final ReturnOptions USUAL = new ReturnOptions(true, false, false, false);

    boolean areas() {
      return includeAreaValues || includeAreaFormulas || includeAreaFormatting;
    }
  }

  @Tool(
      name = "spreadapi_calc",
      title = "Calculate with a service",
      description =
          "Calculate with a service of the company's own Excel models. inputs holds values by their"
              + " names, percentages as decimals (5 % is 0.05). Show results with title and"
              + " formatString. If inputs are refused, read why and call again. The same as"
              + " calculate.",
      scope = Scope.MCP_EXECUTE,
      forServiceTokens = true,
      former = true,
      readOnly = true,
      openWorld = false)
  JsonObject calculate(
      @ToolArg(name = "serviceId", description = "As spreadapi_list_services gives it")
          String serviceId,
      @ToolArg(description = "Values by the names of the inputs") Optional<JsonObject> inputs,
      @ToolArg(
              name = "areaUpdates",
              description = "What to put into tables of the workbook, for this call alone",
              required = false,
              maxLength = 20)
          List<AreaUpdate> areaUpdates,
      @ToolArg(name = "returnOptions", description = "What to tell; otherwise the outputs")
          Optional<ReturnOptions> returnOptions,
      Caller caller) {
    var edition = door.edition(caller, serviceId, "");
    var given = inputs.orElse(JsonValue.EMPTY_JSON_OBJECT);
    var query = new Query(given, areas(areaUpdates), List.of(), false);
    var outcome = door.calculate(edition, query);
    var options = returnOptions.orElse(ReturnOptions.USUAL);
    var json = Json.object().add("serviceId", edition.id());
    if (options.includeOutputs()) {
      json.add("outputs", outcome.outputsJson());
    }
    json.add("inputs", outcome.inputsJson());
    if (options.areas()) {
      var tables =
          areaUpdates.stream()
              .map(AreaUpdate::areaName)
              .distinct()
              .map(name -> ReadArea.table(edition, name))
              .toList();
      var results = door.read(edition, tables, query);
      var told = Json.array();
      for (var i = 0; i < tables.size(); i++) {
        told.add(
            FormerArea.json(
                edition,
                tables.get(i),
                results.get(i),
                options.includeAreaFormulas(),
                options.includeAreaFormatting()));
      }
      json.add("areas", told);
    }
    return json.add("metadata", outcome.metadata()).build();
  }

  private static JsonArray areas(List<AreaUpdate> updates) {
    var areas = Json.array();
    for (var update : updates) {
      var changes = Json.array();
      update.changes().forEach(change -> changes.add(json(change)));
      areas.add(Json.object().add("area", update.areaName()).add("changes", changes));
    }
    return areas.build();
  }

  private static JsonObject json(CellChange change) {
    var value = change.value();
    if (change.formula() != null || value == null) {
      throw new ToolFailure(
          "Each of areaUpdates.changes must have a value. Formulas cannot be put into cells.");
    }
    return Json.object()
        .add("row", change.row())
        .add("column", change.col())
        .add("value", value)
        .build();
  }
}
