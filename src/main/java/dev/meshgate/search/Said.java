package dev.meshgate.search;

import dev.meshgate.tasks.Task;
import jakarta.json.JsonValue;
import java.util.stream.Collectors;

/** The words of a task: what was asked, and what came of it. */
public final class Said {

  private static final int TITLE = 120;

  private Said() {}

  /** The first words of what was asked. */
  public static String title(Task task) {
    var asked = by(task).replaceAll("\\s+", " ").strip();
    if (asked.isEmpty()) {
      return task.kind() + " " + task.id();
    }
    return asked.length() <= TITLE ? asked : asked.substring(0, TITLE - 1).strip() + "…";
  }

  /** What the person asked for; of a workflow, step by step. */
  public static String by(Task task) {
    var input = task.input();
    if (!task.isWorkflow()) {
      return input.getString("task", "");
    }
    var steps = input.getJsonArray("steps");
    return steps == null
        ? ""
        : steps.stream()
            .filter(step -> step.getValueType() == JsonValue.ValueType.OBJECT)
            .map(JsonValue::asJsonObject)
            .map(step -> step.getString("task", ""))
            .collect(Collectors.joining("\n"));
  }

  /** What came of it, as far as it has ended. */
  public static String answer(Task task) {
    return task.result().map(result -> result.getString("text", "")).or(task::error).orElse("");
  }
}
