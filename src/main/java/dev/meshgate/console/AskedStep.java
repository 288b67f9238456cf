package dev.meshgate.console;

import jakarta.json.JsonObject;
import java.util.List;

/**
 * What was asked: a task has one, a workflow has one a step.
 *
 * @param name what the workflow calls the step; empty for a task
 * @param task the words
 * @param context the material beside them; may be empty
 */
public record AskedStep(String name, String task, String context) {

  static List<AskedStep> of(JsonObject input) {
    return input.containsKey("steps")
        ? input.getJsonArray("steps").getValuesAs(JsonObject.class).stream()
            .map(AskedStep::one)
            .toList()
        : List.of(one(input));
  }

  private static AskedStep one(JsonObject json) {
    return new AskedStep(
        json.getString("id", ""), json.getString("task", ""), json.getString("context", ""));
  }
}
