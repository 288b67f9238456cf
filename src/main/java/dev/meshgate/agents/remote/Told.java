package dev.meshgate.agents.remote;

import dev.meshgate.agents.AgentRequest;
import dev.meshgate.platform.work.Work;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What goes to an agent and comes back, in words. */
final class Told {

  private Told() {}

  /** All that an agent needs that takes nothing but words. */
  static String words(Endpoint endpoint, AgentRequest request) {
    var context = request.context();
    return Stream.of(endpoint.instructions(), request.task(), context == null ? "" : context)
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining("\n\n"));
  }

  /** By what an agent knows us, and the trace; of the caller's own request nothing. */
  static Map<String, String> headers(Endpoint endpoint, Work work) {
    var headers = new HashMap<>(endpoint.credentials());
    headers.putAll(work.trace().headers());
    return headers;
  }

  /** An object's text of that name, or the empty one. */
  static String text(JsonObject object, String name) {
    return object.get(name) instanceof JsonString value ? value.getString() : "";
  }

  /** An object's object of that name, or the empty one. */
  static JsonObject object(JsonObject object, String name) {
    return object.get(name) instanceof JsonObject value ? value : JsonValue.EMPTY_JSON_OBJECT;
  }

  /** The texts of a list of that name. */
  static List<String> texts(JsonObject object, String name) {
    return object.get(name) instanceof JsonArray list
        ? list.stream()
            .filter(JsonString.class::isInstance)
            .map(text -> ((JsonString) text).getString())
            .toList()
        : List.of();
  }

  /** The objects of a list of that name. */
  static Stream<JsonObject> objects(JsonObject object, String name) {
    return object.get(name) instanceof JsonArray list
        ? list.stream().filter(JsonObject.class::isInstance).map(JsonValue::asJsonObject)
        : Stream.empty();
  }
}
