package dev.meshgate.builtin.table;

import dev.meshgate.platform.Json;
import dev.meshgate.platform.StrictJson;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table in JSON: an array of objects or of arrays, an object that holds one, columns as arrays,
 * or one object a line.
 */
final class JsonTable {

  private static final int MOST_TRIES = 50;
  private static final int DEEPEST = 3;

  private JsonTable() {}

  static Optional<Found> find(String text) {
    var lines = lines(text);
    if (lines.isPresent()) {
      return lines;
    }
    var at = 0;
    for (var tries = 0; tries < MOST_TRIES; tries++) {
      at = nextOpening(text, at);
      if (at < 0) {
        return Optional.empty();
      }
      var end = closing(text, at);
      var value = end < 0 ? null : parsed(text.substring(at, end));
      var table = value == null ? Optional.<Table>empty() : of(value);
      if (table.isPresent()) {
        return Optional.of(Found.in(text, at, end, table.orElseThrow()));
      }
      at = value == null ? at + 1 : end;
    }
    return Optional.empty();
  }

  /** JSON Lines: at least two lines in a row, each an object. */
  private static Optional<Found> lines(String text) {
    var objects = Json.array();
    var count = 0;
    var from = 0;
    var at = 0;
    for (var line : text.split("\n", -1)) {
      var value = line.strip().startsWith("{") ? parsed(line.strip()) : null;
      if (value != null && value.getValueType() == ValueType.OBJECT) {
        from = count++ == 0 ? at : from;
        objects.add(value);
      } else if (count > 0) {
        break;
      }
      at += line.length() + 1;
    }
    if (count < 2) {
      return Optional.empty();
    }
    var to = Math.min(at, text.length());
    var start = from;
    return of(objects.build()).map(table -> Found.in(text, start, to, table));
  }

  private static int nextOpening(String text, int from) {
    for (var i = from; i < text.length(); i++) {
      if (text.charAt(i) == '[' || text.charAt(i) == '{') {
        return i;
      }
    }
    return -1;
  }

  /** Where the value that opens here has closed, or -1. */
  private static int closing(String text, int from) {
    var depth = 0;
    var quoted = false;
    for (var i = from; i < text.length(); i++) {
      var c = text.charAt(i);
      if (quoted) {
        i += c == '\\' ? 1 : 0;
        quoted = c != '"';
      } else if (c == '"') {
        quoted = true;
      } else if (c == '[' || c == '{') {
        depth++;
      } else if ((c == ']' || c == '}') && --depth == 0) {
        return i + 1;
      }
    }
    return -1;
  }

  private static @Nullable JsonValue parsed(String json) {
    try {
      return StrictJson.read(json);
    } catch (JsonException e) {
      return null;
    }
  }

  private static Optional<Table> of(JsonValue value) {
    if (value instanceof JsonArray array) {
      return ofArray(array);
    }
    return value instanceof JsonObject object ? ofObject(object) : Optional.empty();
  }

  private static Optional<Table> ofArray(JsonArray array) {
    if (array.isEmpty()) {
      return Optional.empty();
    }
    if (all(array, ValueType.OBJECT)) {
      return Optional.of(objects(array));
    }
    if (all(array, ValueType.ARRAY)) {
      return arrays(array);
    }
    if (array.size() > 2 && all(array, ValueType.NUMBER)) {
      return Optional.of(
          json(List.of("value"), array.stream().map(v -> List.of(cell(v))).toList()));
    }
    return Optional.empty();
  }

  private static Table objects(JsonArray array) {
    var flat = new ArrayList<Map<String, String>>();
    var header = new LinkedHashSet<String>();
    for (var value : array) {
      var row = new LinkedHashMap<String, String>();
      flatten("", value.asJsonObject(), row, 1);
      header.addAll(row.keySet());
      flat.add(row);
    }
    var names = List.copyOf(header);
    return json(
        names,
        flat.stream()
            .map(row -> names.stream().map(name -> row.getOrDefault(name, "")).toList())
            .toList());
  }

  private static void flatten(
      String prefix, JsonObject object, Map<String, String> row, int depth) {
    object.forEach(
        (name, value) -> {
          if (value instanceof JsonObject inner && depth < DEEPEST) {
            flatten(prefix + name + ".", inner, row, depth + 1);
          } else {
            row.put(prefix + name, cell(value));
          }
        });
  }

  private static Optional<Table> arrays(JsonArray array) {
    var width = array.stream().mapToInt(row -> row.asJsonArray().size()).max().orElse(0);
    if (width == 0) {
      return Optional.empty();
    }
    var records = new ArrayList<List<String>>();
    for (var value : array) {
      var cells = new ArrayList<String>();
      value.asJsonArray().forEach(v -> cells.add(cell(v)));
      while (cells.size() < width) {
        cells.add("");
      }
      records.add(cells);
    }
    var named = Table.withHeader("JSON", records);
    return named.rows().isEmpty()
        ? Optional.empty()
        : Optional.of(json(named.header(), named.rows()));
  }

  /** An object is a table when a member is one, or when its members are columns. */
  private static Optional<Table> ofObject(JsonObject object) {
    var columns = object.values().stream().filter(JsonArray.class::isInstance).toList();
    var lengths = columns.stream().map(v -> v.asJsonArray().size()).distinct().toList();
    var scalars =
        columns.stream().allMatch(v -> v.asJsonArray().stream().allMatch(JsonTable::isScalar));
    if (columns.size() > 1
        && columns.size() == object.size()
        && scalars
        && lengths.equals(List.of(lengths.get(0)))
        && lengths.get(0) > 0) {
      var rows = new ArrayList<List<String>>();
      for (var i = 0; i < lengths.get(0); i++) {
        var row = new ArrayList<String>();
        for (var column : columns) {
          row.add(cell(column.asJsonArray().get(i)));
        }
        rows.add(row);
      }
      return Optional.of(json(List.copyOf(object.keySet()), rows));
    }
    return split(object)
        .or(() -> columns.stream().flatMap(v -> ofArray(v.asJsonArray()).stream()).findFirst());
  }

  /** The form {@code {"columns":[…],"data":[[…]]}} of data frames. */
  private static Optional<Table> split(JsonObject object) {
    var columns = object.get("columns");
    var data = object.containsKey("data") ? object.get("data") : object.get("rows");
    if (!(columns instanceof JsonArray names) || !(data instanceof JsonArray rows)) {
      return Optional.empty();
    }
    var whole =
        !rows.isEmpty()
            && all(names, ValueType.STRING)
            && all(rows, ValueType.ARRAY)
            && rows.stream().allMatch(row -> row.asJsonArray().size() == names.size());
    return whole
        ? Optional.of(
            json(
                names.stream().map(JsonTable::cell).toList(),
                rows.stream()
                    .map(row -> row.asJsonArray().stream().map(JsonTable::cell).toList())
                    .toList()))
        : Optional.empty();
  }

  private static boolean all(JsonArray array, ValueType type) {
    return array.stream().allMatch(value -> value.getValueType() == type);
  }

  private static boolean isScalar(JsonValue value) {
    return !(value instanceof JsonArray) && !(value instanceof JsonObject);
  }

  private static String cell(JsonValue value) {
    if (value instanceof JsonString string) {
      return string.getString();
    }
    return value == JsonValue.NULL ? "" : value.toString();
  }

  private static Table json(List<String> header, List<List<String>> rows) {
    return new Table("JSON", header, rows, true, false, List.of());
  }
}
