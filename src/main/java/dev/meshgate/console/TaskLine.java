package dev.meshgate.console;

import dev.meshgate.tasks.Task;
import dev.meshgate.tasks.TaskStatus;
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

  static TaskLine of(Task task, String client) {
    return new TaskLine(
        task.id(),
        task.isWorkflow(),
        task.title(),
        words(task.status()),
        tone(task.status()),
        !task.status().isFinal(),
        (int) Math.round(task.progress() * 100),
        task.message(),
        client,
        task.createdAt());
  }

  static String words(TaskStatus status) {
    return switch (status) {
      case PENDING -> "Waiting";
      case ROUTING -> "Choosing an agent";
      case EXECUTING -> "Running";
      case INPUT_REQUIRED -> "Waits for an answer";
      case COMPLETED -> "Done";
      case FAILED -> "Failed";
      case CANCELLED -> "Cancelled";
    };
  }

  static String tone(TaskStatus status) {
    return switch (status) {
      case PENDING, ROUTING, EXECUTING, INPUT_REQUIRED -> "warn";
      case COMPLETED -> "good";
      case FAILED -> "bad";
      case CANCELLED -> "";
    };
  }
}
