package dev.meshgate.console;

import dev.meshgate.platform.PlainText;
import dev.meshgate.tasks.Task;
import dev.meshgate.tasks.TaskStatus;
import jakarta.json.JsonObject;
import java.time.Instant;

/**
 * A task in a list.
 *
 * @param title what was asked, on one line
 * @param status where it stands, in a person's words
 * @param tone how its tag looks: good, warn, bad or nothing
 * @param running whether it is under way
 * @param percent how far it is, 0 to 100
 * @param message what is being done
 * @param client the name of the application that it came through
 */
public record TaskLine(
    String id,
    boolean workflow,
    String title,
    String status,
    String tone,
    boolean running,
    int percent,
    String message,
    String client,
    Instant createdAt) {

  private static final int TITLE = 140;

  static TaskLine of(Task task, String client) {
    return new TaskLine(
        task.id(),
        task.isWorkflow(),
        title(task),
        words(task.status()),
        tone(task.status()),
        !task.status().isFinal(),
        (int) Math.round(task.progress() * 100),
        task.message(),
        client,
        task.createdAt());
  }

  private static String title(Task task) {
    var input = task.input();
    if (!task.isWorkflow()) {
      return firstLine(input);
    }
    var steps = input.getJsonArray("steps").getValuesAs(JsonObject.class);
    var first = firstLine(steps.get(0));
    return steps.size() == 1 ? first : first + " (+ " + (steps.size() - 1) + " more)";
  }

  /** Below it often stands the material: a table, a text. */
  private static String firstLine(JsonObject step) {
    var task = step.getString("task", "").strip();
    return PlainText.of(task.lines().findFirst().orElse("").replaceAll("[:\\s]+$", ""), TITLE);
  }

  static String words(TaskStatus status) {
    return switch (status) {
      case SUBMITTED -> "Waiting";
      case ROUTING -> "Choosing an agent";
      case RUNNING -> "Running";
      case COMPLETED -> "Done";
      case FAILED -> "Failed";
      case CANCELLED -> "Cancelled";
    };
  }

  static String tone(TaskStatus status) {
    return switch (status) {
      case SUBMITTED, ROUTING, RUNNING -> "warn";
      case COMPLETED -> "good";
      case FAILED -> "bad";
      case CANCELLED -> "";
    };
  }
}
