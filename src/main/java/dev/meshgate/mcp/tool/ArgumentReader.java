package dev.meshgate.mcp.tool;

import dev.meshgate.mcp.schema.InvalidArguments;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.WireName;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.bind.JsonbException;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes the Java value of a JSON value that its schema has let pass. Which way, is decided once for
 * each parameter: scalars and lists of them directly, records through JSON-B.
 */
@FunctionalInterface
interface ArgumentReader {

  /**
   * The value for the parameter.
   *
   * @param value what was given; null when nothing was
   */
  @Nullable Object read(@Nullable JsonValue value);

  /** The reader for a parameter. */
  static ArgumentReader of(Property property) {
    var type = property.type();
    var raw = SchemaWriter.raw(type);
    var whole = value(SchemaWriter.unwrapped(type), property.name());
    if (raw == Optional.class) {
      return given -> given == null ? Optional.empty() : Optional.ofNullable(whole.apply(given));
    }
    var absent = property.nullable() ? null : Absent.of(raw);
    return given -> given == null ? absent : whole.apply(given);
  }

  private static Function<JsonValue, @Nullable Object> value(Type type, String name) {
    var raw = SchemaWriter.raw(type);
    if (JsonValue.class.isAssignableFrom(raw)) {
      return given -> given;
    }
    if (raw == String.class || raw == CharSequence.class) {
      return given -> ((JsonString) given).getString();
    }
    if (raw == boolean.class || raw == Boolean.class) {
      return given -> given == JsonValue.TRUE;
    }
    var number = number(raw);
    if (number != null) {
      return given -> exact(number, (JsonNumber) given, name);
    }
    if (raw.isEnum()) {
      var constants = constants(raw);
      return given -> constants.get(((JsonString) given).getString());
    }
    if (raw == Object.class) {
      return ArgumentReader::plain;
    }
    if (raw == List.class || raw == Set.class || raw == Iterable.class) {
      return list(raw, value(SchemaWriter.argument(type, 0), name));
    }
    if (raw == Map.class) {
      return map(value(SchemaWriter.argument(type, 1), name));
    }
    return given -> bound(given, type, name);
  }

  private static @Nullable Function<JsonNumber, Object> number(Class<?> raw) {
    if (raw == int.class || raw == Integer.class) {
      return given -> given.bigDecimalValue().intValueExact();
    }
    if (raw == long.class || raw == Long.class) {
      return given -> given.bigDecimalValue().longValueExact();
    }
    if (raw == double.class || raw == Double.class || raw == Number.class) {
      return JsonNumber::doubleValue;
    }
    if (raw == BigDecimal.class) {
      return JsonNumber::bigDecimalValue;
    }
    return raw == BigInteger.class ? JsonNumber::bigIntegerValueExact : null;
  }

  private static Object exact(Function<JsonNumber, Object> number, JsonNumber given, String name) {
    try {
      return number.apply(given);
    } catch (ArithmeticException e) {
      throw InvalidArguments.because(name, "\"" + name + "\" is out of range: " + given + ".");
    }
  }

  private static Map<String, Object> constants(Class<?> raw) {
    var constants = new HashMap<String, Object>();
    for (var constant : raw.getEnumConstants()) {
      constants.put(WireName.of((Enum<?>) constant), constant);
    }
    return constants;
  }

  private static Function<JsonValue, @Nullable Object> list(
      Class<?> raw, Function<JsonValue, @Nullable Object> item) {
    return given -> {
      var items = new ArrayList<@Nullable Object>();
      given.asJsonArray().forEach(one -> items.add(item.apply(one)));
      return raw == Set.class ? new LinkedHashSet<>(items) : items;
    };
  }

  private static Function<JsonValue, @Nullable Object> map(
      Function<JsonValue, @Nullable Object> value) {
    return given -> {
      var map = new LinkedHashMap<String, @Nullable Object>();
      given.asJsonObject().forEach((key, one) -> map.put(key, value.apply(one)));
      return map;
    };
  }

  /** Where a tool asks for anything: maps, lists, strings, numbers and booleans. */
  private static @Nullable Object plain(JsonValue given) {
    return switch (given.getValueType()) {
      case OBJECT -> map(ArgumentReader::plain).apply((JsonObject) given);
      case ARRAY -> list(List.class, ArgumentReader::plain).apply((JsonArray) given);
      case STRING -> ((JsonString) given).getString();
      case NUMBER -> ((JsonNumber) given).bigDecimalValue();
      case TRUE -> true;
      case FALSE -> false;
      case NULL -> null;
    };
  }

  private static Object bound(JsonValue given, Type type, String name) {
    try {
      return given instanceof JsonObject
          ? Json.BINDING.fromJson(given.toString(), type)
          : scalar(given, type);
    } catch (JsonbException | DateTimeException | IllegalArgumentException e) {
      var why = e.getCause() instanceof Exception cause ? cause : e;
      throw InvalidArguments.because(
          name, "\"" + name + "\" cannot be read: " + why.getMessage() + ".");
    }
  }

  /** JSON-B reads a date only as part of something. */
  private static Object scalar(JsonValue given, Type type) {
    if (given instanceof JsonArray) {
      return Json.BINDING.fromJson(given.toString(), type);
    }
    var text = given instanceof JsonString string ? string.getString() : given.toString();
    return Scalars.read(text, SchemaWriter.raw(type));
  }
}
