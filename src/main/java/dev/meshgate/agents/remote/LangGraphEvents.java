package dev.meshgate.agents.remote;

import dev.meshgate.agents.AgentException;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.egress.ServerEvent;
import dev.meshgate.platform.work.Work;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a run of LangGraph tells on its way. */
final class LangGraphEvents {

  /** What the server says where somebody stopped the run: its status tells more. */
  private static final Set<String> STOPPED = Set.of("interrupt", "rollback");

  private static final int LONGEST = 300;

  private final Work work;
  private volatile String last = "";
  private volatile @Nullable AgentException failure;
  private int heard;

  LangGraphEvents(Work work) {
    this.work = work;
  }

  /** The id of the last event, or the empty text. */
  String last() {
    return last;
  }

  /** That it failed, where it said so. */
  @Nullable AgentException failure() {
    return failure;
  }

  void hear(ServerEvent event) {
    if (!event.id().isEmpty()) {
      last = event.id();
    }
    // The name of the graph inside may follow, as in updates|inner:1.
    var kind = event.type().split("\\|", 2)[0];
    try {
      switch (kind) {
        case "custom" -> report(words(Json.read(event.data())));
        case "updates" -> report(done(Json.read(event.data())));
        case "error" -> fail(Json.read(event.data()));
        default -> {
          // The others repeat what the state tells at the end.
        }
      }
    } catch (JsonException e) {
      // A line of progress that cannot be read changes nothing of the result.
    }
  }

  private void report(String words) {
    if (!words.isBlank()) {
      heard++;
      work.report(heard, 0, words.length() <= LONGEST ? words : words.substring(0, LONGEST));
    }
  }

  private static String words(JsonValue value) {
    if (value instanceof JsonString text) {
      return text.getString();
    }
    if (value instanceof JsonObject object) {
      return object.values().stream()
          .filter(JsonString.class::isInstance)
          .map(text -> ((JsonString) text).getString())
          .findFirst()
          .orElseGet(object::toString);
    }
    return value.toString();
  }

  /** The nodes of the graph that have done their part. */
  private static String done(JsonValue value) {
    return value instanceof JsonObject object
        ? object.keySet().stream()
            .filter(name -> !name.startsWith("__"))
            .map(name -> "Done: " + name)
            .collect(Collectors.joining(", "))
        : "";
  }

  private void fail(JsonValue value) {
    var message = value instanceof JsonObject object ? Told.text(object, "message") : words(value);
    if (!STOPPED.contains(message)) {
      failure =
          new AgentException(
              "The agent failed: " + (message.isEmpty() ? "it gave no reason." : message));
    }
  }
}
