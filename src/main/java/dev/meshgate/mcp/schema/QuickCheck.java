package dev.meshgate.mcp.schema;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Sees at a glance that a flat object fits its schema, as most calls do, and leaves everything else
 * to the validator. It only ever says yes where the validator would.
 */
final class QuickCheck {

  /** The words of a property's schema that are understood here; {@code true} words do not bind. */
  private static final Set<String> UNDERSTOOD =
      Set.of("type", "enum", "description", "default", "title", "format", "items");

  private static final Set<String> UNDERSTOOD_OF_OBJECT =
      Set.of("type", "properties", "required", "additionalProperties", "description");

  private static final QuickCheck NEVER = new QuickCheck(Map.of(), List.of(), true);

  private final Map<String, Predicate<JsonValue>> members;
  private final List<String> required;
  private final boolean never;

  private QuickCheck(
      Map<String, Predicate<JsonValue>> members, List<String> required, boolean never) {
    this.members = members;
    this.required = required;
    this.never = never;
  }

  static QuickCheck of(JsonObject schema) {
    if (!UNDERSTOOD_OF_OBJECT.containsAll(schema.keySet())
        || !schema.getString("type", "").equals("object")) {
      return NEVER;
    }
    var members = new HashMap<String, Predicate<JsonValue>>();
    var properties = schema.getOrDefault("properties", JsonValue.EMPTY_JSON_OBJECT).asJsonObject();
    properties.forEach((name, member) -> members.put(name, member(member)));
    var required = schema.getOrDefault("required", JsonValue.EMPTY_JSON_ARRAY).asJsonArray();
    return new QuickCheck(members, required.getValuesAs(JsonString::getString), false);
  }

  boolean accepts(JsonValue value) {
    if (never || !(value instanceof JsonObject object)) {
      return false;
    }
    for (var name : required) {
      if (!object.containsKey(name)) {
        return false;
      }
    }
    for (var entry : object.entrySet()) {
      var member = members.get(entry.getKey());
      if (member == null || !member.test(entry.getValue())) {
        return false;
      }
    }
    return true;
  }

  private static Predicate<JsonValue> member(JsonValue schema) {
    if (!(schema instanceof JsonObject object) || !UNDERSTOOD.containsAll(object.keySet())) {
      return value -> false;
    }
    if (object.containsKey("enum")) {
      var allowed = object.getJsonArray("enum");
      return allowed::contains;
    }
    return switch (object.get("type") instanceof JsonString type ? type.getString() : "") {
      case "string" -> JsonString.class::isInstance;
      case "boolean" -> value -> value == JsonValue.TRUE || value == JsonValue.FALSE;
      case "integer" -> value -> value instanceof JsonNumber number && number.isIntegral();
      case "number" -> JsonNumber.class::isInstance;
      case "array" -> list(object);
      default -> value -> false;
    };
  }

  private static Predicate<JsonValue> list(JsonObject schema) {
    var item = schema.get("items");
    if (item == null) {
      return JsonArray.class::isInstance;
    }
    var fits = member(item);
    return value -> value instanceof JsonArray array && array.stream().allMatch(fits);
  }
}
