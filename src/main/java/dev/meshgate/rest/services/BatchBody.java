package dev.meshgate.rest.services;

import dev.meshgate.platform.Json;
import dev.meshgate.platform.Problem;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;

/** Several calculations as they are posted: {@code {"requests":[{"inputs":{…}}]}}. */
record BatchBody(JsonObject json) {

  private static final int MOST = 100;

  BatchBody {
    if (!(json.get("requests") instanceof JsonArray list) || list.isEmpty()) {
      throw new Problem(
          400,
          "INVALID_REQUEST",
          "The body must have requests, a list of 1 to " + MOST + " objects with inputs.",
          "requests",
          null);
    }
    if (list.size() > MOST) {
      throw new Problem(
          400,
          "INVALID_REQUEST",
          "A batch is at most " + MOST + " calculations; these are " + list.size() + ".",
          "requests",
          Json.object().add("max", MOST).add("provided", list.size()).build());
    }
  }

  int size() {
    return json.getJsonArray("requests").size();
  }

  String version() {
    return new ExecuteBody(json).version();
  }

  /** One for each request; what is no object has no inputs, which is told when it is its turn. */
  List<ExecuteBody> requests() {
    return json.getJsonArray("requests").stream()
        .map(one -> one instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT)
        .map(ExecuteBody::new)
        .toList();
  }
}
