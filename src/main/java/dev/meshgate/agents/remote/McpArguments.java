package dev.meshgate.agents.remote;

import dev.meshgate.agents.AgentAsksException;
import dev.meshgate.agents.AgentRequest;
import dev.meshgate.platform.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a tool is called with: what was given as JSON, or the task itself. */
record McpArguments(JsonObject schema, JsonObject values) {

  private static final int LONGEST_SCHEMA = 4_000;
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");

  /**
   * Of a task for a tool. A tool that takes one text takes the task.
   *
   * @throws AgentAsksException naming what is missing, with the tool's schema
   */
  static McpArguments of(JsonObject tool, AgentRequest request) {
    var schema = Told.object(tool, "inputSchema");
    var known = Told.object(schema, "properties");
    var required = Told.texts(schema, "required");
    var said = Told.given(request);
    if (known.keySet().stream().anyMatch(said::containsKey)) {
      var missing = required.stream().filter(name -> !said.containsKey(name)).toList();
      if (missing.isEmpty()) {
        return new McpArguments(schema, said);
      }
      throw asking(tool, schema, missing);
    }
    var open = required.isEmpty() ? List.copyOf(known.keySet()) : required;
    if (open.size() == 1 && isText(Told.object(known, open.get(0)))) {
      var values = Json.object().add(open.get(0), Told.words(request)).build();
      return new McpArguments(schema, values);
    }
    if (required.isEmpty()) {
      return new McpArguments(schema, JsonValue.EMPTY_JSON_OBJECT);
    }
    throw asking(tool, schema, required);
  }

  private static boolean isText(JsonObject property) {
    return Told.text(property, "type").equals("string") && !property.containsKey("enum");
  }

  private static AgentAsksException asking(
      JsonObject tool, JsonObject schema, List<String> missing) {
    var text = schema.toString();
    return new AgentAsksException(
        "The tool "
            + Told.text(tool, "name")
            + " needs "
            + String.join(", ", missing)
            + ". Give its arguments as JSON in the context, as in {"
            + missing.stream().map(name -> '"' + name + "\": …").collect(Collectors.joining(", "))
            + "}. Its schema is "
            + (text.length() <= LONGEST_SCHEMA ? text : text.substring(0, LONGEST_SCHEMA) + "…"),
        false);
  }

  /**
   * The arguments that are to be repeated by a header, for proxies to see ({@code x-mcp-header}).
   */
  Map<String, String> headers() {
    var headers = new HashMap<String, String>();
    repeat(schema, values, headers);
    return headers;
  }

  private static void repeat(JsonObject schema, JsonObject values, Map<String, String> headers) {
    var known = Told.object(schema, "properties");
    for (var name : known.keySet()) {
      var property = Told.object(known, name);
      var header = Told.text(property, "x-mcp-header");
      var value = values.getOrDefault(name, JsonValue.NULL);
      if (value instanceof JsonObject inner) {
        repeat(property, inner, headers);
      } else if (TOKEN.matcher(header).matches() && value != JsonValue.NULL) {
        headers.put("Mcp-Param-" + header, McpClient.asHeader(text(value)));
      }
    }
  }

  private static String text(JsonValue value) {
    if (value instanceof JsonString text) {
      return text.getString();
    }
    return value instanceof JsonNumber number
        ? number.bigDecimalValue().toPlainString()
        : value.toString();
  }
}
