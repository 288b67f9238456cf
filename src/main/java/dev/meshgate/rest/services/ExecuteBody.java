package dev.meshgate.rest.services;

import dev.meshgate.platform.Problem;
import dev.meshgate.services.Query;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;

/** A calculation as it is posted. */
record ExecuteBody(JsonObject json) {

  private static final int MOST_OUTPUTS = 200;

  Query query() {
    return new Query(inputs(), areas(), outputs(), flag("nocache"));
  }

  /** The values by the names of the inputs. */
  JsonObject inputs() {
    if (json.get("inputs") instanceof JsonObject inputs) {
      return inputs;
    }
    throw new Problem(
        400,
        "INVALID_REQUEST",
        "The body must have inputs, an object with the values by the names of the inputs.",
        "inputs",
        null);
  }

  /** Such as {@code 1.2.0}; empty for the one that is current. */
  String version() {
    var value = json.getOrDefault("version", JsonValue.NULL);
    if (value == JsonValue.NULL) {
      return "";
    }
    if (value instanceof JsonString text) {
      return text.getString().strip();
    }
    throw Problem.invalid("version", "version must be a text such as 1.2.0.");
  }

  /** Whether an address is wanted at which anybody finds the workbook with these inputs. */
  boolean exportLink() {
    return flag("exportLink");
  }

  /** Whether an address is wanted at which anybody finds the results. */
  boolean executeLink() {
    return flag("executeLink");
  }

  private JsonArray areas() {
    var value = json.getOrDefault("areaUpdates", JsonValue.NULL);
    if (value == JsonValue.NULL) {
      return JsonValue.EMPTY_JSON_ARRAY;
    }
    if (value instanceof JsonArray list) {
      return list;
    }
    throw Problem.invalid("areaUpdates", "areaUpdates must be a list.");
  }

  private List<String> outputs() {
    var value = json.getOrDefault("outputs", JsonValue.EMPTY_JSON_ARRAY);
    if (value instanceof JsonArray list
        && list.size() <= MOST_OUTPUTS
        && list.stream().allMatch(JsonString.class::isInstance)) {
      return list.stream().map(name -> ((JsonString) name).getString()).toList();
    }
    throw Problem.invalid("outputs", "outputs must be a list of names.");
  }

  private boolean flag(String name) {
    return json.getOrDefault(name, JsonValue.FALSE) == JsonValue.TRUE;
  }
}
