package dev.meshgate.mcp.schema;

import dev.meshgate.platform.Json;
import dev.meshgate.platform.StrictJson;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What we forgive before we judge, compiled from a schema: models send objects and lists as JSON in
 * a string, and null for what they could have left out. Absent values with a default are filled in.
 */
final class Repair {

  private final String type;
  private final Map<String, Repair> members = new HashMap<>();
  private final Map<String, JsonValue> defaults = new LinkedHashMap<>();
  private final JsonObject schema;
  private final @Nullable Repair items;

  Repair(JsonObject schema) {
    this.schema = schema;
    this.type = schema.get("type") instanceof JsonString one ? one.getString() : "";
    this.items = schema.get("items") instanceof JsonObject one ? new Repair(one) : null;
    if (schema.get("properties") instanceof JsonObject properties) {
      properties.forEach(this::add);
    }
  }

  /** A schema may also be true or false (JSON Schema 2020-12 §4.3.2): nothing to forgive there. */
  private void add(String name, JsonValue schemaOfMember) {
    if (!(schemaOfMember instanceof JsonObject member)) {
      return;
    }
    members.put(name, new Repair(member));
    var defaultValue = member.get("default");
    if (defaultValue != null) {
      defaults.put(name, defaultValue);
    }
  }

  /** The same value if there is nothing to forgive. */
  JsonValue of(JsonValue given) {
    if (given instanceof JsonString text) {
      return unpacked(text);
    }
    if (given instanceof JsonObject object && !members.isEmpty()) {
      return object(object);
    }
    if (given.getValueType() == JsonValue.ValueType.ARRAY && items != null && items.matters()) {
      var list = Json.array();
      given.asJsonArray().forEach(item -> list.add(items.of(item)));
      return list.build();
    }
    return given;
  }

  private JsonValue unpacked(JsonString text) {
    var opening = type.equals("object") ? "{" : type.equals("array") ? "[" : null;
    if (opening == null || !text.getString().stripLeading().startsWith(opening)) {
      return text;
    }
    try {
      return of(StrictJson.read(text.getString()));
    } catch (JsonException e) {
      return text;
    }
  }

  private JsonObject object(JsonObject given) {
    Map<String, JsonValue> changed = Map.of();
    for (var entry : given.entrySet()) {
      var member = members.get(entry.getKey());
      var value = entry.getValue();
      var repaired = member == null ? value : member.of(value);
      if (repaired != value || (member != null && isNeedlessNull(entry.getKey(), value))) {
        changed = changed.isEmpty() ? new HashMap<>() : changed;
        changed.put(entry.getKey(), repaired);
      }
    }
    return changed.isEmpty() && !lacksDefault(given) ? given : rebuilt(given, changed);
  }

  private JsonObject rebuilt(JsonObject given, Map<String, JsonValue> changed) {
    var object = Json.object();
    given.forEach(
        (name, value) -> {
          var kept = changed.getOrDefault(name, value);
          if (kept != JsonValue.NULL || !changed.containsKey(name)) {
            object.add(name, kept);
          }
        });
    defaults.forEach(
        (name, value) -> {
          if (given.getOrDefault(name, JsonValue.NULL) == JsonValue.NULL) {
            object.add(name, value);
          }
        });
    return object.build();
  }

  private boolean isNeedlessNull(String name, JsonValue value) {
    return value == JsonValue.NULL && !isRequired(name);
  }

  private boolean isRequired(String name) {
    return schema.containsKey("required")
        && schema.getJsonArray("required").getValuesAs(JsonString::getString).contains(name);
  }

  private boolean lacksDefault(JsonObject given) {
    for (var name : defaults.keySet()) {
      if (!given.containsKey(name)) {
        return true;
      }
    }
    return false;
  }

  /** Strings in a list of strings are what they are. */
  private boolean matters() {
    return !members.isEmpty() || items != null || type.equals("object") || type.equals("array");
  }
}
