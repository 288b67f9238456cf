package dev.meshgate.mcp.task;

import dev.meshgate.mcp.ask.Asking;
import dev.meshgate.mcp.task.Standing.Completed;
import dev.meshgate.mcp.task.Standing.Failed;
import dev.meshgate.mcp.task.Standing.InputRequired;
import dev.meshgate.platform.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/** Writes tasks as SEP-2663 has them. */
public final class TaskWire {

  /** Progress is written down once a second; to ask more often tells nothing new. */
  private static final int POLL_INTERVAL_MS = 1_000;

  private TaskWire() {}

  /** {@code Task}: what a {@code CreateTaskResult} tells. */
  static JsonObject task(ClientTask task) {
    return begun(task).build();
  }

  /**
   * {@code DetailedTask}: with what it asks, or what came of it.
   *
   * @param asking what the client can be asked; other questions are not put to it
   */
  public static JsonObject detailed(ClientTask task, Asking asking) {
    var json = begun(task);
    var standing = task.standing();
    if (standing instanceof InputRequired required) {
      var questions = Json.object();
      required.questions().stream()
          .filter(question -> asking.can(question.needs()))
          .forEach(question -> questions.add(question.key(), question.json()));
      json.add("inputRequests", questions);
    } else if (standing instanceof Completed completed) {
      json.add("result", Json.readObject(completed.result().get()));
    } else if (standing instanceof Failed failed) {
      json.add("error", failed.error());
    }
    return json.build();
  }

  private static JsonObjectBuilder begun(ClientTask task) {
    var json = Json.object().add("taskId", task.id()).add("status", task.standing().word());
    if (!task.message().isBlank()) {
      json.add("statusMessage", task.message());
    }
    return json.add("createdAt", task.times().createdAt().toString())
        .add("lastUpdatedAt", task.times().updatedAt().toString())
        .add("ttlMs", task.times().kept().toMillis())
        .add("pollIntervalMs", POLL_INTERVAL_MS);
  }
}
