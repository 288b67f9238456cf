package dev.meshgate.mcp.tool;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An argument that a header repeats ({@code x-mcp-header} of MCP 2026-07-28).
 *
 * @param header its whole name: {@code Mcp-Param-Region}
 * @param path where the argument is, from the outside in
 */
public record HeaderParam(String header, List<String> path) {

  private static final String ANNOTATION = "x-mcp-header";
  private static final Set<String> TYPES = Set.of("string", "integer", "boolean");

  /** RFC 9110 §5.6.2. */
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  public HeaderParam {
    path = List.copyOf(path);
  }

  /**
   * Those of a tool.
   *
   * @throws IllegalArgumentException when an annotation is one that clients would not accept
   */
  static List<HeaderParam> of(JsonObject inputSchema) {
    var found = new ArrayList<HeaderParam>();
    find(inputSchema, List.of(), found);
    var names = new HashSet<String>();
    for (var param : found) {
      if (!names.add(param.header().toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException("Two arguments have the header " + param.header() + ".");
      }
    }
    return List.copyOf(found);
  }

  private static void find(JsonObject schema, List<String> path, List<HeaderParam> found) {
    if (!(schema.get("properties") instanceof JsonObject properties)) {
      return;
    }
    properties.forEach(
        (name, property) -> {
          if (property instanceof JsonObject inner) {
            var here = Stream.concat(path.stream(), Stream.of(name)).toList();
            if (inner.get(ANNOTATION) instanceof JsonString header) {
              found.add(checked(header.getString(), inner, here));
            }
            find(inner, here, found);
          }
        });
  }

  private static HeaderParam checked(String header, JsonObject property, List<String> path) {
    if (!TOKEN.matcher(header).matches()) {
      throw new IllegalArgumentException("The header " + header + " is no token (RFC 9110).");
    }
    if (!(property.get("type") instanceof JsonString type) || !TYPES.contains(type.getString())) {
      throw new IllegalArgumentException(
          "The header " + header + " can repeat a string, an integer or a boolean only.");
    }
    return new HeaderParam("Mcp-Param-" + header, path);
  }

  /** What the header must say; null where the argument was not given. */
  public @Nullable JsonValue value(JsonValue arguments) {
    JsonValue found = arguments;
    for (var name : path) {
      found = found instanceof JsonObject object ? object.get(name) : null;
    }
    return found == JsonValue.NULL ? null : found;
  }

  /** Whether the header says that; numbers are compared as numbers. */
  public static boolean says(String header, @Nullable JsonValue value) {
    if (value instanceof JsonString text) {
      return header.equals(text.getString());
    }
    return value instanceof JsonNumber number
        ? isNumber(header, number)
        : header.equals(String.valueOf(value));
  }

  private static boolean isNumber(String header, JsonNumber number) {
    // Nobody writes an integer of 2^53 with more digits than this.
    if (header.length() > 20) {
      return false;
    }
    try {
      return new BigDecimal(header).compareTo(number.bigDecimalValue()) == 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
