package dev.meshgate.agents.remote;

import dev.meshgate.agents.AgentRequest;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
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

  /** An object's text of that name, or the empty one. */
  static String text(JsonObject object, String name) {
    return object.get(name) instanceof jakarta.json.JsonString value ? value.getString() : "";
  }

  /** An object's object of that name, or the empty one. */
  static JsonObject object(JsonObject object, String name) {
    return object.get(name) instanceof JsonObject value ? value : JsonValue.EMPTY_JSON_OBJECT;
  }

  /** The objects of a list of that name. */
  static Stream<JsonObject> objects(JsonObject object, String name) {
    return object.get(name) instanceof jakarta.json.JsonArray list
        ? list.stream().filter(JsonObject.class::isInstance).map(JsonValue::asJsonObject)
        : Stream.empty();
  }
}
