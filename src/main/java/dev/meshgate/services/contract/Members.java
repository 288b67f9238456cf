package dev.meshgate.services.contract;

import dev.meshgate.services.contract.InvalidDefinitionException.Fault;
import dev.meshgate.services.engine.cell.CellRange;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The members of one object of a definition, each as what it must be. What is wrong is written down
 * and something harmless is given, so that all of it can be told at once.
 */
final class Members {

  static final int LONG = 2_000;
  static final int SHORT = 200;

  private final JsonObject json;
  private final String path;
  private final List<Fault> faults;

  Members(JsonObject json, String path, List<Fault> faults) {
    this.json = json;
    this.path = path;
    this.faults = faults;
  }

  void wrong(String member, String message) {
    var where = path.isEmpty() ? member : path + "." + member;
    faults.add(new Fault(where, where + " " + message));
  }

  /** Refuses members that nobody knows, which are most often misspelled. */
  void knowsOnly(Set<String> known) {
    json.keySet().stream()
        .filter(name -> !known.contains(name))
        .forEach(
            name ->
                wrong(
                    name,
                    "is unknown."
                        + Names.nearest(name, known)
                            .map(near -> " Did you mean " + near + "?")
                            .orElse("")));
  }

  JsonValue get(String member) {
    return json.getOrDefault(member, JsonValue.NULL);
  }

  boolean has(String member) {
    return get(member) != JsonValue.NULL;
  }

  String text(String member, int longest) {
    var value = get(member);
    if (value == JsonValue.NULL) {
      return "";
    }
    if (value instanceof JsonString text && text.getString().length() <= longest) {
      return text.getString().strip();
    }
    wrong(member, "must be a text of at most " + longest + " characters.");
    return "";
  }

  boolean flag(String member, boolean otherwise) {
    var value = get(member);
    if (value == JsonValue.NULL) {
      return otherwise;
    }
    if (value != JsonValue.TRUE && value != JsonValue.FALSE) {
      wrong(member, "must be true or false.");
    }
    return value == JsonValue.TRUE;
  }

  @Nullable Double number(String member) {
    var value = get(member);
    if (value == JsonValue.NULL) {
      return null;
    }
    if (value instanceof JsonNumber number && Double.isFinite(number.doubleValue())) {
      return number.doubleValue();
    }
    wrong(member, "must be a number.");
    return null;
  }

  List<String> texts(String member, int most) {
    var list = list(member, most);
    var texts =
        list.stream()
            .filter(JsonString.class::isInstance)
            .map(text -> ((JsonString) text).getString().strip())
            .filter(text -> !text.isEmpty() && text.length() <= LONG)
            .toList();
    if (texts.size() < list.size()) {
      wrong(member, "must be texts of at most " + LONG + " characters.");
    }
    return texts;
  }

  List<? extends JsonValue> list(String member, int most) {
    var value = get(member);
    if (value == JsonValue.NULL) {
      return List.of();
    }
    if (value instanceof JsonArray list && list.size() <= most) {
      return list;
    }
    wrong(member, "must be a list of at most " + most + ".");
    return List.of();
  }

  /** The objects of a list, each with its own path. */
  List<Members> objects(String member, int most) {
    var list = list(member, most);
    return IntStream.range(0, list.size())
        .mapToObj(
            i -> {
              var at = (path.isEmpty() ? member : path + "." + member) + "[" + i + "]";
              if (list.get(i) instanceof JsonObject object) {
                return new Members(object, at, faults);
              }
              faults.add(new Fault(at, at + " must be an object."));
              return new Members(JsonValue.EMPTY_JSON_OBJECT, at, faults);
            })
        .collect(Collectors.toList());
  }

  JsonObject object(String member) {
    var value = get(member);
    if (value instanceof JsonObject object) {
      return object;
    }
    if (value != JsonValue.NULL) {
      wrong(member, "must be an object.");
    }
    return JsonValue.EMPTY_JSON_OBJECT;
  }

  /** A name as every assistant and every program takes it. */
  String name() {
    var name = text("name", 64);
    if (!Names.NAME.matcher(name).matches()) {
      wrong(
          "name", "must be 1 to 64 of letters, digits and _, a letter first, such as annual_rate.");
    }
    return name;
  }

  ValueType type() {
    var word = text("type", 20);
    if (word.isEmpty()) {
      return ValueType.NUMBER;
    }
    return ValueType.of(word)
        .orElseGet(
            () -> {
              wrong(
                  "type",
                  "must be number, integer, currency, percentage, string, boolean or date, not '"
                      + word
                      + "'.");
              return ValueType.NUMBER;
            });
  }

  /** What people call it; without a title the name in words. */
  String title(String name) {
    var title = text("title", SHORT);
    if (!title.isEmpty() || name.isEmpty()) {
      return title;
    }
    var words = name.replace('_', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** As {@link #range(String, Places, int)}, of as many cells as a call may fill or read. */
  @Nullable CellRange range(String member, Places places) {
    return range(member, places, TableArea.MOST_CELLS);
  }

  /** A place in the workbook; null when there is none of that address, or it has more cells. */
  @Nullable CellRange range(String member, Places places, int most) {
    var text = text(member, SHORT);
    if (text.isEmpty()) {
      wrong(member, "must be an address such as Sheet1!B3, or a name of the workbook.");
      return null;
    }
    try {
      var range = places.range(text);
      if (range.cells() <= most) {
        return range;
      }
      wrong(member, "may be at most " + most + " cells.");
      return null;
    } catch (IllegalArgumentException e) {
      wrong(member, "is no place in the workbook. " + e.getMessage());
      return null;
    }
  }
}
