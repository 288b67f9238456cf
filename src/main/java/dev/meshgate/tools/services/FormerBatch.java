package dev.meshgate.tools.services;

import dev.meshgate.mcp.tool.Content;
import dev.meshgate.mcp.tool.Tool;
import dev.meshgate.mcp.tool.ToolArg;
import dev.meshgate.mcp.tool.ToolFailure;
import dev.meshgate.mcp.tool.ToolResult;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.work.Work;
import dev.meshgate.services.Query;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbProperty;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code spreadapi_batch}: several calculations side by side, by its former name. */
@Dependent
class FormerBatch {

  private static final int MOST = 10;

  private final ServiceDoor door;

  @Inject
  FormerBatch(ServiceDoor door) {
    this.door = door;
  }

  /** One calculation. */
  public record Calculation(
      @JsonbProperty("serviceId") @ToolArg(description = "As spreadapi_list_services gives it")
          String serviceId,
      @ToolArg(description = "Values by the names of the inputs") JsonObject inputs,
      @ToolArg(description = "What to call it in the table", maxLength = 100)
          @Nullable String label) {}

  @Tool(
      name = "spreadapi_batch",
      title = "Compare calculations",
      description =
          "Calculate up to 10 times, with one service or several, and get a table that compares what"
              + " comes out. One that cannot be calculated says why and does not keep the others from"
              + " their results.",
      scope = Scope.MCP_EXECUTE,
      forServiceTokens = true,
      items = "/calculations",
      former = true,
      readOnly = true,
      openWorld = false)
  ToolResult batch(
      @ToolArg(description = "1 to 10 calculations", maxLength = MOST)
          List<Calculation> calculations,
      @ToolArg(
              name = "compareOutputs",
              description = "The names of the outputs to compare; otherwise all",
              required = false,
              maxLength = 200)
          List<String> compareOutputs,
      Caller caller,
      Work work) {
    if (calculations.isEmpty()) {
      throw new ToolFailure("calculations must be 1 to " + MOST + ".");
    }
    var results = new ArrayList<JsonObject>();
    for (var calculation : calculations) {
      work.stopIfCancelled();
      results.add(one(caller, calculation, results.size() + 1, compareOutputs));
      work.report(results.size(), calculations.size(), "Calculated.");
    }
    var successful = results.stream().filter(result -> !result.containsKey("error")).count();
    var json =
        Json.object()
            .add("calculations", Json.builders().createArrayBuilder(results))
            .add(
                "metadata",
                Json.object()
                    .add("calculationCount", results.size())
                    .add("successCount", successful))
            .build();
    return new ToolResult(List.of(Content.text(table(results))), json.toString(), false);
  }

  private JsonObject one(Caller caller, Calculation said, int number, List<String> wanted) {
    var label = said.label() == null || said.label().isBlank() ? "" + number : said.label();
    var json = Json.object().add("label", label).add("serviceId", said.serviceId());
    try {
      var edition = door.edition(caller, said.serviceId(), "");
      // Of several services not each has each of them.
      var outputs =
          wanted.stream().filter(name -> edition.definition().output(name).isPresent()).toList();
      if (outputs.isEmpty() && !wanted.isEmpty()) {
        return json.add("error", "The service has none of compareOutputs.").build();
      }
      var query = new Query(said.inputs(), JsonValue.EMPTY_JSON_ARRAY, outputs, false);
      var outcome = door.calculate(edition, query);
      return json.add("inputs", outcome.inputsJson()).add("outputs", outcome.outputsJson()).build();
    } catch (ToolFailure e) {
      return json.add("error", e.sentence()).build();
    }
  }

  /** A line for each output, a column for each calculation, and below what went wrong. */
  private static String table(List<JsonObject> results) {
    var titles = new LinkedHashMap<String, String>();
    results.forEach(
        result -> outputs(result).forEach(one -> titles.put(name(one), one.getString("title"))));
    var lines = new ArrayList<String>();
    lines.add(line("Output", results.stream().map(result -> result.getString("label")).toList()));
    lines.add("|---".repeat(results.size() + 1) + "|");
    titles.forEach(
        (name, title) ->
            lines.add(line(title, results.stream().map(result -> value(result, name)).toList())));
    results.stream()
        .filter(result -> result.containsKey("error"))
        .forEach(
            result ->
                lines.add("\n" + result.getString("label") + ": " + result.getString("error")));
    return String.join("\n", lines);
  }

  private static String line(String head, List<String> cells) {
    return cells.stream()
        .map(FormerBatch::cell)
        .collect(Collectors.joining(" | ", "| " + cell(head) + " | ", " |"));
  }

  /** What is in a cell ends neither it nor its line. */
  private static String cell(String text) {
    return text.replace("|", "\\|").replaceAll("\\R", " ");
  }

  private static List<JsonObject> outputs(JsonObject result) {
    return result.get("outputs") instanceof JsonArray list
        ? list.getValuesAs(JsonObject.class)
        : List.of();
  }

  private static String name(JsonObject output) {
    return output.getString("name");
  }

  private static String value(JsonObject result, String name) {
    return outputs(result).stream()
        .filter(output -> name(output).equals(name))
        .map(output -> output.getOrDefault("value", JsonValue.NULL))
        .map(value -> value instanceof JsonString text ? text.getString() : value.toString())
        .findFirst()
        .orElse("–");
  }
}
