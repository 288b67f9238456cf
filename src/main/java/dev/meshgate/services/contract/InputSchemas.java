package dev.meshgate.services.contract;

import dev.meshgate.platform.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.jspecify.annotations.Nullable;

/** The inputs of a service as JSON Schema, as far as OpenAPI 3.0 and 2020-12 agree. */
public final class InputSchemas {

  private InputSchemas() {}

  /** An object with a property for each input. */
  public static JsonObject of(Definition definition) {
    var properties = Json.object();
    var required = Json.array();
    for (var input : definition.inputs()) {
      properties.add(input.name(), schema(input));
      if (input.mandatory()) {
        required.add(input.name());
      }
    }
    var schema = Json.object().add("type", "object").add("properties", properties);
    var names = required.build();
    // OpenAPI 3.0 takes no empty list.
    return (names.isEmpty() ? schema : schema.add("required", names)).build();
  }

  private static JsonObjectBuilder schema(Input input) {
    var schema = Json.object();
    if (!input.range().isSingle()) {
      return schema
          .add("type", "array")
          .add("items", Json.object().add("type", "array").add("items", Json.object()))
          .add("description", described(input));
    }
    schema.add("type", input.type().json()).add("description", described(input));
    if (input.type() == ValueType.DATE) {
      schema.add("format", "date");
    } else {
      bound(schema, "minimum", input.min());
      bound(schema, "maximum", input.max());
    }
    if (!input.allowed().isEmpty()) {
      var allowed = Json.array();
      input
          .allowed()
          .forEach(value -> allowed.add(CellJson.of(value, input.type() == ValueType.DATE)));
      schema.add("enum", allowed);
    }
    var fallback = input.defaultValue();
    if (fallback != null) {
      schema.add("default", CellJson.of(fallback, input.type() == ValueType.DATE));
    }
    return schema;
  }

  private static void bound(JsonObjectBuilder schema, String name, @Nullable Double bound) {
    if (bound != null) {
      schema.add(name, CellJson.number(bound));
    }
  }

  private static String described(Input input) {
    var text = new StringBuilder(input.title());
    if (!input.unit().isEmpty()) {
      text.append(" in ").append(input.unit());
    }
    if (input.type() == ValueType.PERCENTAGE) {
      text.append(" as a part of one: 5 % is 0.05");
    }
    if (!input.description().isEmpty()) {
      text.append(". ").append(input.description());
    }
    return text.toString();
  }
}
