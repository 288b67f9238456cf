package dev.meshgate.rest;

import dev.meshgate.agents.AgentRequest;
import dev.meshgate.agents.Preference;
import dev.meshgate.agents.Strategy;
import dev.meshgate.agents.TaskType;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.Problem;
import dev.meshgate.tasks.Order;
import dev.meshgate.tasks.Task;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a task that a program gives. */
final class TaskBody {

  private static final int LONGEST_KEY = 255;
  private static final int LONGEST_SECONDS = 86_400;
  private static final int MOST_CAPABILITIES = 20;

  private TaskBody() {}

  /**
   * What is given, for the caller.
   *
   * @param key the {@code Idempotency-Key}, if it came
   * @throws Problem naming the field that is wrong and what it must be
   */
  static Order order(JsonObject body, Caller caller, @Nullable String key) {
    var task = text(body, "task");
    if (task.isBlank()) {
      throw Problem.invalid("task", "task must say in plain words what is to be done.");
    }
    var context = text(body, "context");
    var agent = text(body, "agent");
    var request =
        new AgentRequest(
            task,
            type(text(body, "task_type")),
            texts(body, "capabilities"),
            context.isBlank() ? null : context,
            caller.subject(),
            preference(text(body, "routing_strategy"), text(body, "conversation")));
    var conversation = text(body, "conversation_id").strip();
    return new Order(
        request,
        agent.isBlank() ? null : agent,
        new Task.Terms(timeout(body), key(key)),
        conversation.isEmpty() ? null : conversation);
  }

  /** A text of that name; empty where there is none. */
  static String text(JsonObject body, String name) {
    var value = body.getOrDefault(name, JsonValue.NULL);
    if (value == JsonValue.NULL) {
      return "";
    }
    if (value instanceof JsonString text) {
      return text.getString();
    }
    throw Problem.invalid(name, name + " must be a text.");
  }

  private static Preference preference(String strategy, String conversation) {
    try {
      return new Preference(
          strategy.isBlank() ? Strategy.CAPABILITY_MATCH : Strategy.of(strategy), conversation);
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("routing_strategy", String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable TaskType type(String word) {
    if (word.isBlank()) {
      return null;
    }
    return TaskType.of(word)
        .orElseThrow(
            () ->
                Problem.invalid(
                    "task_type",
                    "task_type must be one of "
                        + Arrays.stream(TaskType.values())
                            .map(TaskType::word)
                            .collect(Collectors.joining(", "))
                        + "."));
  }

  private static List<String> texts(JsonObject body, String name) {
    var value = body.getOrDefault(name, JsonValue.EMPTY_JSON_ARRAY);
    var texts = new ArrayList<String>();
    if (value instanceof JsonArray list && list.size() <= MOST_CAPABILITIES) {
      list.forEach(one -> texts.add(one instanceof JsonString text ? text.getString() : ""));
      if (texts.stream().noneMatch(String::isBlank)) {
        return texts;
      }
    }
    throw Problem.invalid(name, name + " must be a list of at most 20 texts.");
  }

  static Optional<Duration> timeout(JsonObject body) {
    var value = body.getOrDefault("timeout_seconds", JsonValue.NULL);
    if (value == JsonValue.NULL) {
      return Optional.empty();
    }
    if (value instanceof JsonNumber number
        && number.isIntegral()
        && number.bigDecimalValue().signum() > 0
        && number.doubleValue() <= LONGEST_SECONDS) {
      return Optional.of(Duration.ofSeconds(number.longValue()));
    }
    throw Problem.invalid(
        "timeout_seconds", "timeout_seconds must be a whole number from 1 to 86400.");
  }

  static Optional<String> key(@Nullable String key) {
    if (key == null) {
      return Optional.empty();
    }
    if (key.isBlank() || key.length() > LONGEST_KEY) {
      throw Problem.invalid("Idempotency-Key", "Idempotency-Key must have 1 to 255 characters.");
    }
    return Optional.of(key);
  }
}
