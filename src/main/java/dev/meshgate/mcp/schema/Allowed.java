package dev.meshgate.mcp.schema;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says in words what a schema allows: "an integer, at least 1, at most 100". */
final class Allowed {

  private static final Map<String, String> TYPES =
      Map.of(
          "string", "a string",
          "integer", "an integer",
          "number", "a number",
          "boolean", "true or false",
          "array", "a list",
          "object", "an object",
          "null", "null");

  private Allowed() {}

  static String by(JsonObject rule) {
    if (rule.containsKey("const")) {
      return rule.get("const").toString();
    }
    if (rule.containsKey("enum")) {
      return "one of " + joined(rule.getJsonArray("enum"));
    }
    var words = new ArrayList<String>();
    words.add(type(rule));
    bound(words, rule, "minimum", "at least ");
    bound(words, rule, "exclusiveMinimum", "more than ");
    bound(words, rule, "maximum", "at most ");
    bound(words, rule, "exclusiveMaximum", "less than ");
    if (rule.containsKey("format")) {
      words.add("in the form of a " + rule.getString("format"));
    }
    return String.join(", ", words);
  }

  static String size(String keyword, JsonObject rule) {
    var most = keyword.startsWith("max") ? "at most " : "at least ";
    return most + rule.get(keyword) + (keyword.endsWith("Items") ? " items" : " characters");
  }

  private static String type(JsonObject rule) {
    var type = rule.get("type");
    if (type instanceof JsonString one) {
      return TYPES.getOrDefault(one.getString(), one.getString());
    }
    if (type instanceof JsonArray several) {
      return several.getValuesAs(JsonString::getString).stream()
          .map(one -> TYPES.getOrDefault(one, one))
          .collect(Collectors.joining(" or "));
    }
    return "a value that fits the schema";
  }

  private static void bound(List<String> words, JsonObject rule, String key, String word) {
    var bound = rule.get(key);
    if (bound != null) {
      words.add(word + bound);
    }
  }

  private static String joined(JsonArray values) {
    return values.stream().map(JsonValue::toString).collect(Collectors.joining(", "));
  }
}
