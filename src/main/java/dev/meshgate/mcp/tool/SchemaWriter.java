package dev.meshgate.mcp.tool;

import dev.meshgate.platform.Json;
import dev.meshgate.platform.WireName;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Writes the JSON Schema (2020-12) of Java types. Everything is written in place, without {@code
 * $ref}: assistants drop what they would have to look up.
 */
final class SchemaWriter {

  private static final Map<Class<?>, String> NUMBERS =
      Map.ofEntries(
          Map.entry(int.class, "integer"),
          Map.entry(Integer.class, "integer"),
          Map.entry(long.class, "integer"),
          Map.entry(Long.class, "integer"),
          Map.entry(short.class, "integer"),
          Map.entry(Short.class, "integer"),
          Map.entry(BigInteger.class, "integer"),
          Map.entry(java.util.OptionalInt.class, "integer"),
          Map.entry(java.util.OptionalLong.class, "integer"),
          Map.entry(double.class, "number"),
          Map.entry(Double.class, "number"),
          Map.entry(float.class, "number"),
          Map.entry(Float.class, "number"),
          Map.entry(BigDecimal.class, "number"),
          Map.entry(Number.class, "number"),
          Map.entry(JsonNumber.class, "number"),
          Map.entry(java.util.OptionalDouble.class, "number"));

  private static final Map<Class<?>, String> FORMATS =
      Map.of(
          Instant.class, "date-time",
          LocalDate.class, "date",
          Duration.class, "duration",
          URI.class, "uri",
          UUID.class, "uuid");

  private static final Set<Class<?>> ANYTHING =
      Set.of(Object.class, JsonValue.class, JsonStructure.class);

  private final boolean input;
  private final Deque<Class<?>> open = new ArrayDeque<>();

  private SchemaWriter(boolean input) {
    this.input = input;
  }

  /** Of what a caller sends: names that are not known are refused, defaults are told. */
  static JsonObject ofInput(List<Property> properties) {
    return new SchemaWriter(true).object(properties).build();
  }

  /** Of what a tool answers. */
  static JsonObject ofOutput(Type type) {
    return new SchemaWriter(false).schema(type).build();
  }

  private JsonObjectBuilder object(List<Property> properties) {
    var members = Json.object();
    var required = Json.array();
    for (var property : properties) {
      members.add(property.name(), described(property));
      if (property.isRequired()) {
        required.add(property.name());
      }
    }
    var schema = Json.object().add("type", "object").add("properties", members);
    var names = required.build();
    if (!names.isEmpty()) {
      schema.add("required", names);
    }
    if (input) {
      schema.add("additionalProperties", false);
    }
    return schema;
  }

  private JsonObject described(Property property) {
    var schema = schema(property.type());
    var arg = property.arg();
    if (arg == null) {
      return schema.build();
    }
    if (arg.description().length() > 700) {
      throw new IllegalArgumentException(
          "The description of " + property.name() + " is over 700 characters.");
    }
    if (!arg.description().isEmpty()) {
      schema.add("description", arg.description());
    }
    if (!arg.header().isEmpty()) {
      schema.add("x-mcp-header", arg.header());
    }
    bounds(schema, arg, property.type());
    var written = schema.build();
    return property.hasDefault() && input
        ? Json.builders()
            .createObjectBuilder(written)
            .add("default", defaultValue(arg.defaultValue(), written))
            .build()
        : written;
  }

  private static void bounds(JsonObjectBuilder schema, ToolArg arg, Type type) {
    if (arg.min() != Double.NEGATIVE_INFINITY) {
      schema.add("minimum", plain(arg.min()));
    }
    if (arg.max() != Double.POSITIVE_INFINITY) {
      schema.add("maximum", plain(arg.max()));
    }
    if (arg.maxLength() > 0) {
      schema.add(isList(raw(unwrapped(type))) ? "maxItems" : "maxLength", arg.maxLength());
    }
  }

  /** 50, neither 50.0 nor 5E+1. */
  private static BigDecimal plain(double bound) {
    return new BigDecimal(BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString());
  }

  static JsonValue defaultValue(String text, JsonObject schema) {
    return schema.getString("type", "").equals("string")
        ? Json.builders().createArrayBuilder().add(text).build().get(0)
        : Json.read(text);
  }

  private JsonObjectBuilder schema(Type type) {
    var unwrapped = unwrapped(type);
    var raw = raw(unwrapped);
    if (raw == boolean.class || raw == Boolean.class) {
      return typed("boolean");
    }
    if (NUMBERS.containsKey(raw)) {
      return typed(NUMBERS.get(raw));
    }
    if (CharSequence.class.isAssignableFrom(raw) || raw == JsonString.class) {
      return typed("string");
    }
    if (FORMATS.containsKey(raw)) {
      return typed("string").add("format", FORMATS.get(raw));
    }
    if (raw.isEnum()) {
      return typed("string").add("enum", Json.builders().createArrayBuilder(WireName.all(raw)));
    }
    if (isList(raw)) {
      return list(unwrapped, raw);
    }
    if (Map.class.isAssignableFrom(raw)) {
      return map(unwrapped, raw);
    }
    if (ANYTHING.contains(raw)) {
      return Json.object();
    }
    if (raw.isRecord()) {
      return record(raw);
    }
    throw new IllegalArgumentException("A tool cannot take or give a " + type.getTypeName() + ".");
  }

  private JsonObjectBuilder list(Type type, Class<?> raw) {
    var list = typed("array");
    if (raw.isArray()) {
      return list.add("items", schema(raw.getComponentType()));
    }
    if (Set.class.isAssignableFrom(raw)) {
      list.add("uniqueItems", input);
    }
    return raw == JsonArray.class ? list : list.add("items", schema(argument(type, 0)));
  }

  private JsonObjectBuilder map(Type type, Class<?> raw) {
    // GPT Actions refuse an object that names no properties, even where none are known.
    var map = typed("object").add("properties", JsonValue.EMPTY_JSON_OBJECT);
    if (raw == JsonObject.class) {
      return map;
    }
    if (argument(type, 0) != String.class) {
      throw new IllegalArgumentException("The keys of a map must be strings: " + type);
    }
    var values = schema(argument(type, 1)).build();
    return values.isEmpty() ? map : map.add("additionalProperties", values);
  }

  private JsonObjectBuilder record(Class<?> raw) {
    if (open.contains(raw)) {
      throw new IllegalArgumentException("A record of a tool holds itself: " + raw.getName());
    }
    // JSON-B binds through a public lookup, so the first call would fail, not the start.
    if (!Modifier.isPublic(raw.getModifiers())) {
      throw new IllegalArgumentException("A record of a tool must be public: " + raw.getName());
    }
    open.push(raw);
    var schema = object(properties(raw));
    open.pop();
    return schema;
  }

  static List<Property> properties(Class<?> record) {
    RecordComponent[] components = record.getRecordComponents();
    return Arrays.stream(components).map(Property::of).toList();
  }

  private static JsonObjectBuilder typed(String type) {
    return Json.object().add("type", type);
  }

  static boolean isList(Class<?> raw) {
    return Collection.class.isAssignableFrom(raw) || raw.isArray();
  }

  /** What an optional holds; every other type itself. */
  static Type unwrapped(Type type) {
    return raw(type) == Optional.class ? argument(type, 0) : type;
  }

  static Class<?> raw(Type type) {
    if (type instanceof Class<?> raw) {
      return raw;
    }
    if (type instanceof ParameterizedType generic) {
      return (Class<?>) generic.getRawType();
    }
    if (type instanceof WildcardType wildcard) {
      return raw(wildcard.getUpperBounds()[0]);
    }
    throw new IllegalArgumentException("A tool cannot take or give a " + type.getTypeName() + ".");
  }

  static Type argument(Type type, int index) {
    return type instanceof ParameterizedType generic
        ? generic.getActualTypeArguments()[index]
        : Object.class;
  }
}
