package dev.meshgate.tasks;

import dev.meshgate.agents.AgentRequest;
import dev.meshgate.agents.TaskType;
import dev.meshgate.platform.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Several tasks that belong together. Each step has an id, and what it refers to exists: a workflow
 * that could not work is refused before anything runs.
 */
public record Workflow(Type type, List<Step> steps) {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

  /** How the steps follow each other. */
  public enum Type {
    SEQUENTIAL,
    PARALLEL
  }

  /**
   * One task of a workflow.
   *
   * @param id what later steps call it by
   * @param agent the id of the agent to do it, or null to let routing choose
   */
  public record Step(
      String id,
      String task,
      @Nullable TaskType type,
      @Nullable String agent,
      List<String> capabilities,
      @Nullable String context) {

    public Step {
      capabilities = List.copyOf(capabilities);
    }

    AgentRequest request(String task, @Nullable String context, String subject) {
      return new AgentRequest(task, type, capabilities, context, subject);
    }

    private JsonObject json() {
      var json = Json.object().add("id", id).add("task", task);
      if (type != null) {
        json.add("task_type", type.word());
      }
      if (agent != null) {
        json.add("agent", agent);
      }
      if (!capabilities.isEmpty()) {
        json.add("capabilities", Json.builders().createArrayBuilder(capabilities));
      }
      if (context != null) {
        json.add("context", context);
      }
      return json.build();
    }
  }

  /**
   * How a workflow ended.
   *
   * @param steps those that were begun, in their order
   * @param result the answer of the last step, or of a parallel workflow all answers
   */
  public record Outcome(
      String workflowId, TaskStatus status, List<StepOutcome> steps, String result) {

    public Outcome {
      steps = List.copyOf(steps);
    }
  }

  public Workflow {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new TaskRefusedException("payload.steps is empty: a workflow has at least one step.");
    }
    var earlier = new HashSet<String>();
    for (var step : steps) {
      check(step, type, earlier);
      if (!earlier.add(step.id())) {
        throw new TaskRefusedException(
            "Two steps have the id '" + step.id() + "'; ids must be unique.");
      }
    }
  }

  private static void check(Step step, Type type, HashSet<String> earlier) {
    if (!ID.matcher(step.id()).matches()) {
      throw new TaskRefusedException(
          "The step id '" + step.id() + "' must be 1 to 64 letters, digits, _ or -.");
    }
    if (step.task().isBlank()) {
      throw new TaskRefusedException("Step " + step.id() + " has no task.");
    }
    var wanted = new ArrayList<>(References.in(step.task()));
    wanted.addAll(References.in(step.context()));
    for (var name : wanted) {
      if (type == Type.PARALLEL) {
        throw new TaskRefusedException(
            "Step "
                + step.id()
                + " refers to the result of "
                + name
                + ", but the steps of a parallel workflow do not wait for each other. Use"
                + " workflow_type sequential.");
      }
      if (!earlier.contains(name)) {
        throw new TaskRefusedException(
            "Step "
                + step.id()
                + " refers to ${steps."
                + name
                + ".result}, but no earlier step has the id '"
                + name
                + "'. Earlier steps: "
                + (earlier.isEmpty()
                    ? "none"
                    : String.join(", ", earlier.stream().sorted().toList()))
                + ".");
      }
    }
  }

  /** How much there is to read. */
  int characters() {
    return steps.stream()
        .mapToInt(s -> s.task().length() + (s.context() == null ? 0 : s.context().length()))
        .sum();
  }

  JsonObject json() {
    var list = Json.array();
    steps.forEach(step -> list.add(step.json()));
    return Json.object()
        .add("workflow_type", type.name().toLowerCase(Locale.ROOT))
        .add("steps", list)
        .build();
  }
}
