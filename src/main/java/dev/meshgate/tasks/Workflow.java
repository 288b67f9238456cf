package dev.meshgate.tasks;

import dev.meshgate.agents.AgentRequest;
import dev.meshgate.agents.TaskType;
import dev.meshgate.platform.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Several tasks that belong together. Each step has an id, what it refers to exists, and no step
 * waits for itself: a workflow that could not work is refused before anything runs.
 */
public record Workflow(Type type, List<Step> steps) {

  private static final Pattern ASKING = Pattern.compile("Step ([A-Za-z0-9_-]{1,64}) asks: ");

  /** How the steps follow each other. */
  public enum Type {
    /** One after the other, in the order in which they are given. */
    SEQUENTIAL,
    /** Side by side; none may refer to another. */
    PARALLEL,
    /** Each as soon as those have ended that it depends on or refers to. */
    GRAPH
  }

  /** What becomes of the others when a step fails. */
  public enum OnError {
    /** No other step begins. */
    STOP,
    /** Those that depend on it are not run; the others are. */
    SKIP,
    /** The others go on, with the error in the place of the result. */
    CONTINUE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One task of a workflow.
   *
   * @param id what later steps call it by
   * @param agent the id of the agent to do it, or null to let routing choose
   * @param dependsOn the steps that must have ended before; those that it refers to need not be
   *     named
   * @param onError null for what the type of the workflow says: {@link OnError#STOP} in a sequence,
   *     otherwise {@link OnError#SKIP}
   * @param timeout how long it may take, or null for as long as its agent may
   */
  public record Step(
      String id,
      String task,
      @Nullable TaskType type,
      @Nullable String agent,
      List<String> capabilities,
      @Nullable String context,
      List<String> dependsOn,
      @Nullable OnError onError,
      @Nullable Duration timeout) {

    public Step {
      capabilities = List.copyOf(capabilities);
      dependsOn = List.copyOf(dependsOn);
    }

    AgentRequest request(String task, @Nullable String context, String subject) {
      return new AgentRequest(task, type, capabilities, context, subject);
    }

    /** The ids of the steps whose results stand in its words. */
    Set<String> references() {
      var all = new LinkedHashSet<>(References.in(task));
      all.addAll(References.in(context));
      return all;
    }

    private JsonObject json() {
      var order = new Order(request(task, context, ""), agent, Task.Terms.NONE);
      var json = Json.builders().createObjectBuilder(order.json()).add("id", id);
      if (!dependsOn.isEmpty()) {
        json.add("depends_on", Json.builders().createArrayBuilder(dependsOn));
      }
      if (onError != null) {
        json.add("on_error", onError.word());
      }
      if (timeout != null) {
        json.add("timeout_seconds", timeout.toSeconds());
      }
      return json.build();
    }

    private static Step of(JsonObject kept) {
      return new Step(
          kept.getString("id"),
          kept.getString("task"),
          Order.type(kept),
          kept.getString("agent", null),
          Order.capabilities(kept),
          kept.getString("context", null),
          kept
              .getOrDefault("depends_on", JsonArray.EMPTY_JSON_ARRAY)
              .asJsonArray()
              .getValuesAs(JsonString.class)
              .stream()
              .map(JsonString::getString)
              .toList(),
          Optional.ofNullable(kept.getString("on_error", null))
              .map(word -> OnError.valueOf(word.toUpperCase(Locale.ROOT)))
              .orElse(null),
          kept.containsKey("timeout_seconds")
              ? Duration.ofSeconds(kept.getInt("timeout_seconds"))
              : null);
    }
  }

  /**
   * How a workflow ended.
   *
   * @param status {@link TaskStatus#INPUT_REQUIRED} when an agent asks something first
   * @param steps those that were begun, in their order, and those that were passed over
   * @param result the answer of the last step, or of those that no other depends on; or what is
   *     asked
   */
  public record Outcome(
      String workflowId, TaskStatus status, List<StepOutcome> steps, String result) {
    public Outcome {
      steps = List.copyOf(steps);
    }
  }

  /**
   * Checks it.
   *
   * @throws TaskRefusedException naming all that is wrong with it
   */
  public Workflow {
    steps = List.copyOf(steps);
    var problems = WorkflowCheck.of(type, steps);
    if (!problems.isEmpty()) {
      throw new TaskRefusedException(String.join(" ", problems));
    }
  }

  /** The numbers of the steps that must have ended before a step begins. */
  Set<Integer> before(int number) {
    var step = steps.get(number);
    var named = step.references();
    named.addAll(step.dependsOn());
    var before =
        named.stream().map(this::number).collect(Collectors.toCollection(LinkedHashSet::new));
    if (type == Type.SEQUENTIAL && number > 0) {
      before.add(number - 1);
    }
    return before;
  }

  private int number(String id) {
    return IntStream.range(0, steps.size())
        .filter(i -> steps.get(i).id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  OnError onError(int number) {
    var own = steps.get(number).onError();
    if (own != null) {
      return own;
    }
    return type == Type.SEQUENTIAL ? OnError.STOP : OnError.SKIP;
  }

  /** Those that no other waits for: what they answer is the result. */
  List<Integer> last() {
    var waitedFor = new LinkedHashSet<Integer>();
    for (var i = 0; i < steps.size(); i++) {
      waitedFor.addAll(before(i));
    }
    return IntStream.range(0, steps.size()).filter(i -> !waitedFor.contains(i)).boxed().toList();
  }

  /** How much there is to read. */
  int characters() {
    return steps.stream()
        .mapToInt(s -> s.task().length() + (s.context() == null ? 0 : s.context().length()))
        .sum();
  }

  /** As it is kept. */
  JsonObject json() {
    var list = Json.array();
    steps.forEach(step -> list.add(step.json()));
    return Json.object()
        .add("workflow_type", type.name().toLowerCase(Locale.ROOT))
        .add("steps", list)
        .build();
  }

  /** The id of the step that asks, as {@link #question} tells it; empty if none does. */
  static String asking(String question) {
    var found = ASKING.matcher(question);
    return found.lookingAt() ? found.group(1) : "";
  }

  /** How it is put to a person that a step asks something. */
  static String question(String step, String asked) {
    return "Step " + step + " asks: " + asked;
  }

  /** As it was kept. */
  static Workflow of(JsonObject kept) {
    var steps = new ArrayList<Step>();
    kept.getJsonArray("steps").forEach(step -> steps.add(Step.of(step.asJsonObject())));
    return new Workflow(
        Type.valueOf(kept.getString("workflow_type").toUpperCase(Locale.ROOT)), steps);
  }
}
