package dev.meshgate.agents.remote;

import dev.meshgate.agents.AgentAsksException;
import dev.meshgate.agents.AgentException;
import dev.meshgate.agents.AgentReply;
import dev.meshgate.platform.work.Work;
import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is known of a task at an A2A agent; it grows with every message, in either version. */
final class A2aTask {

  private static final String COMPLETED = "completed";

  private final Work work;
  private final Map<String, StringBuilder> artifacts = new LinkedHashMap<>();
  private volatile String id = "";
  private @Nullable JsonObject data;
  private String state = "";
  private String said = "";
  private int heard;

  A2aTask(Work work) {
    this.work = work;
  }

  /** What the agent calls it; empty until it says. */
  String id() {
    return id;
  }

  /** By this name it is known from elsewhere. */
  void isNamed(String name) {
    id = name;
  }

  /** It is told once by which name the task can be asked after. */
  private void name(String said) {
    var first = id.isEmpty() && !said.isEmpty();
    id = said.isEmpty() ? id : said;
    if (first) {
      work.givenTo(id);
    }
  }

  /**
   * Takes in one result.
   *
   * @throws AgentException when the agent gave up, or asks for something
   */
  void hear(JsonObject result) {
    if (isA(result, "message") || result.containsKey("message")) {
      said = text(within(result, "message"));
      state = COMPLETED;
    } else if (isA(result, "task") || result.containsKey("task") || isTask(result)) {
      task(within(result, "task"));
    } else if (isA(result, "status-update") || result.containsKey("statusUpdate")) {
      var update = within(result, "statusUpdate");
      name(Told.text(update, "taskId"));
      status(Told.object(update, "status"));
    } else if (isA(result, "artifact-update") || result.containsKey("artifactUpdate")) {
      var update = within(result, "artifactUpdate");
      artifact(Told.object(update, "artifact"), update.getBoolean("append", false));
    }
  }

  private static boolean isA(JsonObject result, String kind) {
    return Told.text(result, "kind").equals(kind);
  }

  /** What is asked for by name comes bare as of 1.0. */
  private static boolean isTask(JsonObject result) {
    return result.containsKey("id") && result.containsKey("status");
  }

  /** As of 1.0 it stands in a member of its own. */
  private static JsonObject within(JsonObject result, String name) {
    return result.containsKey(name) && !result.containsKey("kind")
        ? Told.object(result, name)
        : result;
  }

  private void task(JsonObject task) {
    name(Told.text(task, "id"));
    Told.objects(task, "artifacts").forEach(artifact -> artifact(artifact, false));
    status(Told.object(task, "status"));
  }

  private void artifact(JsonObject artifact, boolean append) {
    var text =
        artifacts.computeIfAbsent(Told.text(artifact, "artifactId"), n -> new StringBuilder());
    if (!append) {
      text.setLength(0);
    }
    text.append(text(artifact));
    Told.objects(artifact, "parts")
        .map(part -> Told.object(part, "data"))
        .map(A2aTask::unwrapped)
        .filter(object -> !object.isEmpty())
        .forEach(object -> data = object);
  }

  /** HTTP+JSON before 1.0 has a message of protocol buffers around it. */
  private static JsonObject unwrapped(JsonObject data) {
    return data.size() == 1 && data.get("data") instanceof JsonObject inner ? inner : data;
  }

  private void status(JsonObject status) {
    state =
        Told.text(status, "state")
            .toLowerCase(Locale.ROOT)
            .replace("task_state_", "")
            .replace('_', '-');
    var message = text(Told.object(status, "message"));
    switch (state) {
      case COMPLETED -> said = message.isEmpty() ? said : message;
      case "failed", "rejected" ->
          throw new AgentException("The agent failed: " + orElse(message, "it gave no reason."));
      case "canceled", "cancelled" ->
          throw new AgentException("The agent was told by others to stop.");
      case "input-required" ->
          throw new AgentAsksException(
              orElse(message, "The agent asks for more than was given."), false);
      case "auth-required" ->
          throw new AgentAsksException(
              orElse(message, "The agent wants a sign-in of its own."), true);
      default -> {
        heard++;
        work.report(heard, 0, orElse(message, "At work"));
      }
    }
  }

  private static String orElse(String text, String otherwise) {
    return text.isEmpty() ? otherwise : text;
  }

  private static String text(JsonObject holder) {
    return Told.objects(holder, holder.containsKey("content") ? "content" : "parts")
        .map(part -> Told.text(part, "text"))
        .collect(Collectors.joining());
  }

  boolean hasEnded() {
    return state.equals(COMPLETED);
  }

  /** What came out: the artifacts, or else the last words. */
  AgentReply reply() {
    var made =
        artifacts.values().stream()
            .map(StringBuilder::toString)
            .filter(text -> !text.isBlank())
            .collect(Collectors.joining("\n\n"));
    return new AgentReply(made.isEmpty() ? said : made, data, List.of());
  }
}
