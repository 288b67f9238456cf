package dev.meshgate.mcp.schema;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** JSON Pointers (RFC 6901), and the paths that people and models write instead. */
final class JsonPaths {

  private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");

  private JsonPaths() {}

  static @Nullable JsonValue at(JsonValue root, String pointer) {
    @Nullable JsonValue value = root;
    for (var step : steps(pointer)) {
      if (value instanceof JsonObject object) {
        value = object.get(step);
      } else if (value instanceof JsonArray array && INDEX.matcher(step).matches()) {
        var index = Integer.parseInt(step);
        value = index < array.size() ? array.get(index) : null;
      } else {
        return null;
      }
    }
    return value;
  }

  /** {@code inputs.rates[2]} of {@code /inputs/rates/2}. */
  static String dotted(String pointer) {
    var path = new StringBuilder();
    for (var step : steps(pointer)) {
      if (INDEX.matcher(step).matches()) {
        path.append('[').append(step).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step);
      }
    }
    return path.toString();
  }

  private static String[] steps(String pointer) {
    if (pointer.isEmpty()) {
      return new String[0];
    }
    var steps = pointer.substring(1).split("/", -1);
    for (var i = 0; i < steps.length; i++) {
      steps[i] = steps[i].replace("~1", "/").replace("~0", "~");
    }
    return steps;
  }
}
