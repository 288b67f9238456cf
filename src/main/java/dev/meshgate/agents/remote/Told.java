package dev.meshgate.agents.remote;

import dev.meshgate.agents.AgentException;
import dev.meshgate.agents.AgentRequest;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.egress.Answer;
import dev.meshgate.platform.work.Work;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
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

  private static final int LONGEST_REASON = 300;

  private Told() {}

  /** All that an agent needs that takes nothing but words. */
  static String words(Endpoint endpoint, AgentRequest request) {
    var context = request.context();
    return Stream.of(endpoint.instructions(), request.task(), context == null ? "" : context)
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining("\n\n"));
  }

  /** The same without the instructions, for agents that are told these by other means. */
  static String words(AgentRequest request) {
    var context = request.context();
    return context == null ? request.task() : request.task() + "\n\n" + context;
  }

  /** The object that stands beside the task or in it, for agents that take arguments. */
  static JsonObject given(AgentRequest request) {
    var context = request.context();
    return Stream.of(context == null ? "" : context, request.task())
        .map(Told::inside)
        .filter(object -> !object.isEmpty())
        .findFirst()
        .orElse(JsonValue.EMPTY_JSON_OBJECT);
  }

  private static JsonObject inside(String text) {
    var from = text.indexOf('{');
    var to = text.lastIndexOf('}');
    try {
      return from >= 0
              && from < to
              && Json.read(text.substring(from, to + 1)) instanceof JsonObject object
          ? object
          : JsonValue.EMPTY_JSON_OBJECT;
    } catch (JsonException e) {
      return JsonValue.EMPTY_JSON_OBJECT;
    }
  }

  /** By what an agent knows us, and the trace; of the caller's own request nothing. */
  static Map<String, String> headers(Endpoint endpoint, Work work) {
    var headers = new HashMap<>(endpoint.credentials());
    headers.putAll(work.trace().headers());
    return headers;
  }

  /**
   * The object that an answer is.
   *
   * @throws AgentException when it is another, or a refusal
   */
  static JsonObject object(Answer answer) {
    if (!answer.isFine()) {
      throw refused(answer.status(), reason(answer.body()));
    }
    try {
      if (Json.read(answer.body()) instanceof JsonObject object) {
        return object;
      }
    } catch (JsonException e) {
      // Said below.
    }
    throw new UnreachableAgentException(
        "The agent answered " + answer.status() + " and no object of JSON.");
  }

  /** What a refusal says of why, in whichever of the usual ways, and at most a line of it. */
  static String reason(String body) {
    var said = body;
    try {
      if (Json.read(body) instanceof JsonObject object) {
        said =
            Stream.of(
                    text(object, "detail"),
                    text(object(object, "error"), "message"),
                    text(object, "message"),
                    text(object, "error"))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
      }
    } catch (JsonException e) {
      // It is words.
    }
    return said.length() <= LONGEST_REASON ? said.strip() : said.substring(0, LONGEST_REASON);
  }

  /** Another may be tried where it is not the task that was refused (RFC 9110 §15). */
  static AgentException refused(int status, String detail) {
    var sentence = "The agent answered " + status + (detail.isEmpty() ? "." : ": " + detail);
    return status >= 500 || status == 408 || status == 429
        ? new UnreachableAgentException(sentence)
        : new AgentException(sentence);
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
