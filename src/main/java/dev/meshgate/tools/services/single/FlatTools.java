package dev.meshgate.tools.services.single;

import dev.meshgate.mcp.tool.BoundTool;
import dev.meshgate.mcp.tool.Hints;
import dev.meshgate.mcp.tool.Presentation;
import dev.meshgate.mcp.tool.ToolDescription;
import dev.meshgate.mcp.tool.Toolset;
import dev.meshgate.oauth.Scope;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.work.Work;
import dev.meshgate.services.Edition;
import dev.meshgate.services.Query;
import dev.meshgate.services.contract.Brief;
import dev.meshgate.services.contract.Definition;
import dev.meshgate.services.contract.InputSchemas;
import dev.meshgate.services.contract.TableArea;
import dev.meshgate.tools.services.ServiceDoor;
import dev.meshgate.tools.services.ServiceDoor.Scenario;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The tools of one service. Arguments are the inputs themselves, because some assistants drop what
 * is nested deeper.
 */
final class FlatTools {

  private final Edition edition;
  private final ServiceDoor door;

  FlatTools(Edition edition, ServiceDoor door) {
    this.edition = edition;
    this.door = door;
  }

  Toolset toolset() {
    var tools = new ArrayList<BoundTool>();
    tools.add(
        tool(
            new Words("calculate", name(), "Calculate. " + purpose()),
            Scope.MCP_EXECUTE,
            InputSchemas.of(definition()),
            (arguments, work) -> door.calculated(edition, Query.of(arguments))));
    tools.add(
        tool(
            new Words("compare", "Compare", "Calculate 2 to 20 times and compare. " + purpose()),
            Scope.MCP_EXECUTE,
            scenarios(),
            (arguments, work) -> door.compared(edition, scenarios(arguments), List.of(), work)));
    tools.add(
        tool(
            new Words(
                "get_details",
                "Look at the service",
                "Read what the service takes and gives: types, bounds, allowed values, defaults."),
            Scope.MCP_READ,
            Json.object().add("type", "object").build(),
            (arguments, work) -> door.details(edition)));
    if (definition().areas().stream().anyMatch(TableArea::readable)) {
      tools.add(
          tool(
              new Words(
                  "read_area",
                  "Read a table",
                  "Read a table that the service shows, row by row; get_details names them."),
              Scope.MCP_READ,
              areas(),
              (arguments, work) -> door.area(edition, text(arguments, "area"))));
    }
    return Toolset.alone(instructions(), tools);
  }

  /** What a tool says of itself. */
  private record Words(String name, String title, String description) {}

  /** What a tool does with its arguments. */
  @FunctionalInterface
  private interface Answering {
    JsonObject answer(JsonObject arguments, Work work);
  }

  private static BoundTool tool(Words words, Scope scope, JsonObject schema, Answering answering) {
    return BoundTool.readingItself(
        new ToolDescription(
            words.name(),
            words.title(),
            words.description(),
            Set.of(scope),
            Hints.LOOKS,
            schema,
            Json.object().add("type", "object").build(),
            words.name().equals("compare"),
            Set.of(),
            words.name().equals("compare") ? "/scenarios" : "",
            Presentation.PLAIN),
        (arguments, given) -> answering.answer(arguments, given.work()));
  }

  private Definition definition() {
    return edition.definition();
  }

  private String name() {
    return definition().name();
  }

  private String purpose() {
    return definition().description().isEmpty() ? name() : definition().description();
  }

  /** The service's own words and its inputs once more, for assistants that drop schemas. */
  private String instructions() {
    return name()
        + ". "
        + definition().description()
        + "\n"
        + definition().guidance().usage()
        + "\nAlways calculate with the tools, never yourself. Percentages are parts of one: 5 % is"
        + " 0.05. Show each result with its title and as its formatString says. When inputs are"
        + " refused, the answer says what is allowed: mend them and call again.\nInputs (a star"
        + " means that it must be given):\n"
        + Brief.inputs(definition());
  }

  /** Each with a label beside its inputs. */
  private JsonObject scenarios() {
    var inputs = InputSchemas.of(definition());
    var properties =
        Json.builders()
            .createObjectBuilder(inputs.getJsonObject("properties"))
            .add(
                labelName(),
                Json.object()
                    .add("type", "string")
                    .add("description", "What to call it in the answer"));
    var item = Json.builders().createObjectBuilder(inputs).add("properties", properties);
    return Json.object()
        .add("type", "object")
        .add(
            "properties",
            Json.object()
                .add(
                    "scenarios",
                    Json.object()
                        .add("type", "array")
                        .add("minItems", 2)
                        .add("maxItems", 20)
                        .add("items", item)))
        .add("required", Json.array().add("scenarios"))
        .build();
  }

  /** An input may be called label. */
  private String labelName() {
    return definition().inputs().stream().anyMatch(input -> input.name().equals("label"))
        ? "scenario_label"
        : "label";
  }

  private List<Scenario> scenarios(JsonObject arguments) {
    var given =
        arguments.get("scenarios") instanceof JsonArray list ? list : JsonValue.EMPTY_JSON_ARRAY;
    var scenarios = new ArrayList<Scenario>();
    for (var i = 0; i < given.size(); i++) {
      var one = given.get(i) instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
      var label = text(one, labelName());
      scenarios.add(
          new Scenario(
              label.isEmpty() ? String.valueOf(i + 1) : label,
              Json.builders().createObjectBuilder(one).remove(labelName()).build()));
    }
    return scenarios;
  }

  private JsonObject areas() {
    var names = Json.array();
    definition().areas().stream()
        .filter(TableArea::readable)
        .map(TableArea::name)
        .forEach(names::add);
    return Json.object()
        .add("type", "object")
        .add(
            "properties",
            Json.object().add("area", Json.object().add("type", "string").add("enum", names)))
        .add("required", Json.array().add("area"))
        .build();
  }

  private static String text(JsonObject arguments, String name) {
    return arguments.get(name) instanceof JsonString text ? text.getString() : "";
  }
}
