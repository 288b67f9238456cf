package dev.meshgate.widget;

import dev.meshgate.mcp.tool.ToolArg;
import dev.meshgate.platform.Markdown;
import dev.meshgate.tasks.Task;
import dev.meshgate.tasks.TaskStatus;
import dev.meshgate.tasks.TaskStep;
import dev.meshgate.tasks.Tasks;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A task or a workflow as the widget shows it. */
public record ShownTask(
    String taskId,
    String title,
    TaskStatus status,
    @ToolArg(description = "From 0 to 1") double progress,
    @ToolArg(description = "What is being done") String message,
    @Nullable String agent,
    @Nullable String reason,
    @Nullable String error,
    @ToolArg(description = "The result as HTML without scripts") @Nullable String html,
    List<Step> steps) {

  /** The headings of a result stand below the widget's own. */
  private static final int BELOW = 2;

  /** A step of a workflow that has ended. */
  public record Step(
      String id,
      TaskStatus status,
      @Nullable String agent,
      @Nullable String error,
      @Nullable String html) {

    static Step of(TaskStep step) {
      return new Step(
          step.name(),
          step.status(),
          step.agent().orElse(null),
          step.error().orElse(null),
          markup(step.result()));
    }
  }

  static ShownTask of(Task task, Tasks tasks) {
    return new ShownTask(
        task.id(),
        task.title(),
        task.status(),
        task.progress(),
        task.message(),
        task.agent().orElse(null),
        task.reason().orElse(null),
        task.error().orElse(null),
        markup(task.result()),
        task.isWorkflow() ? tasks.steps(task).stream().map(Step::of).toList() : List.of());
  }

  private static @Nullable String markup(Optional<JsonObject> result) {
    return result
        .map(json -> json.getString("text", ""))
        .filter(text -> !text.isBlank())
        .map(text -> Markdown.html(text, BELOW))
        .orElse(null);
  }
}
