package dev.meshgate.workflows;

import dev.meshgate.agents.TaskType;
import dev.meshgate.tasks.Workflow;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a step as it is written in a definition. */
final class StepReader {

  private static final int LONGEST_TASK = 100_000;
  private static final int LONGEST_WORD = 200;
  private static final int LONGEST_SECONDS = 86_400;
  private static final int MOST_FALLBACKS = 3;
  private static final Set<String> KNOWN =
      Set.of(
          "id",
          "task",
          "task_type",
          "agent",
          "capabilities",
          "context",
          "depends_on",
          "on_error",
          "timeout_seconds",
          "fallbacks");
  private static final Set<String> OF_A_FALLBACK = Set.of("task", "agent", "capabilities");

  private final Fields fields;
  private final String where;
  private final List<String> problems;

  private StepReader(Fields fields, String where, List<String> problems) {
    this.fields = fields;
    this.where = where;
    this.problems = problems;
  }

  /** The step; what is wrong with it is added to the problems. */
  static Workflow.Step read(JsonValue value, int number, List<String> problems) {
    var json = value instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
    var id = json.getOrDefault("id", JsonValue.NULL);
    var where = "Step " + (id == JsonValue.NULL ? number + 1 : id) + ": ";
    return new StepReader(new Fields(json, where, problems), where, problems)
        .step("s" + (number + 1));
  }

  private Workflow.Step step(String otherwise) {
    fields.only(KNOWN);
    var id = fields.text("id", LONGEST_WORD);
    return new Workflow.Step(
        id.isBlank() ? otherwise : id,
        fields.text("task", LONGEST_TASK),
        type(),
        given(fields, "agent", LONGEST_WORD),
        fields.texts("capabilities"),
        given(fields, "context", LONGEST_TASK),
        fields.texts("depends_on"),
        onError(),
        timeout(),
        fallbacks());
  }

  private static @Nullable String given(Fields fields, String name, int longest) {
    var text = fields.text(name, longest);
    return text.isBlank() ? null : text;
  }

  private @Nullable TaskType type() {
    return fields.json().containsKey("task_type")
        ? fields.word("task_type", TaskType.class, TaskType.CHAT)
        : null;
  }

  private Workflow.@Nullable OnError onError() {
    return fields.json().containsKey("on_error")
        ? fields.word("on_error", Workflow.OnError.class, Workflow.OnError.STOP)
        : null;
  }

  private @Nullable Duration timeout() {
    var value = fields.json().getOrDefault("timeout_seconds", JsonValue.NULL);
    if (value == JsonValue.NULL) {
      return null;
    }
    if (value instanceof JsonNumber number
        && number.isIntegral()
        && number.doubleValue() >= 1
        && number.doubleValue() <= LONGEST_SECONDS) {
      return Duration.ofSeconds(number.longValue());
    }
    problems.add(where + "timeout_seconds must be a whole number from 1 to 86400.");
    return null;
  }

  private List<Workflow.Fallback> fallbacks() {
    var fallbacks = new ArrayList<Workflow.Fallback>();
    for (var one : fields.list("fallbacks", MOST_FALLBACKS)) {
      var json = one instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
      var its = new Fields(json, where + "fallbacks[" + fallbacks.size() + "].", problems);
      its.only(OF_A_FALLBACK);
      var task = its.text("task", LONGEST_TASK);
      if (task.isBlank()) {
        problems.add(its.where() + "task must say what is done instead.");
      } else {
        fallbacks.add(
            new Workflow.Fallback(
                task, given(its, "agent", LONGEST_WORD), its.texts("capabilities")));
      }
    }
    return fallbacks;
  }
}
