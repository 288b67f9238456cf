package dev.meshgate.rest;

import dev.meshgate.platform.Json;
import dev.meshgate.tasks.Task;
import dev.meshgate.tasks.TaskStep;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/** A task as its owner is told of it. */
final class TaskJson {

  private TaskJson() {}

  /** How it stands. */
  static JsonObjectBuilder brief(Task task) {
    var json =
        Json.object()
            .add("task_id", task.id())
            .add("kind", task.kind())
            .add("status", task.status().word())
            .add("progress", task.progress())
            .add("message", task.message())
            .add("client", task.client());
    task.agent().ifPresent(agent -> json.add("agent", agent));
    task.reason().ifPresent(reason -> json.add("reason", reason));
    task.question().ifPresent(question -> json.add("question", question));
    task.error().ifPresent(error -> json.add("error", error));
    json.add("created_at", task.createdAt().toString())
        .add("updated_at", task.updatedAt().toString());
    task.deadlineAt().ifPresent(at -> json.add("deadline_at", at.toString()));
    task.finishedAt().ifPresent(at -> json.add("finished_at", at.toString()));
    return json;
  }

  /** How it stands, what came of it, and its steps as far as they have begun. */
  static JsonObjectBuilder standing(Task task, List<TaskStep> begun) {
    var json = brief(task);
    task.result().ifPresent(result -> json.add("result", result));
    if (task.isWorkflow()) {
      var steps = Json.array();
      begun.forEach(step -> steps.add(step(step)));
      json.add("steps", steps);
    }
    return json;
  }

  /** All of it, with what was asked. */
  static JsonObjectBuilder whole(Task task, List<TaskStep> begun) {
    return standing(task, begun).add("input", task.input());
  }

  private static JsonObjectBuilder step(TaskStep step) {
    var json = Json.object().add("id", step.name()).add("status", step.status().word());
    step.agent().ifPresent(agent -> json.add("agent", agent));
    step.reason().ifPresent(reason -> json.add("reason", reason));
    if (step.isFallback()) {
      json.add("fallback", true);
    }
    step.result().ifPresent(result -> json.add("result", result));
    step.error().ifPresent(error -> json.add("error", error));
    step.took().ifPresent(took -> json.add("seconds", took.toMillis() / 1000.0));
    return json;
  }
}
