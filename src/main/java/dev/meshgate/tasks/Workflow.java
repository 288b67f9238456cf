package dev.meshgate.tasks;

import dev.meshgate.agents.AgentRequest;
import dev.meshgate.agents.TaskType;
import dev.meshgate.platform.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Several tasks that belong together. Each step has an id, what it refers to exists, and no step
 * waits for itself: a workflow that could not work is refused before anything runs.
 *
 * @param origin which stored workflow this is, and what was given for its parameters; null for one
 *     that was written for this run alone
 */
public record Workflow(Type type, List<Step> steps, @Nullable Origin origin) {

  /** Where the input of a task says which stored workflow it is. */
  static final String ORIGIN = "workflow";

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
   * The stored workflow that is run.
   *
   * @param parameters what stands in the steps for {@code ${parameters.name}}, by name
   */
  public record Origin(String id, int version, String name, Map<String, String> parameters) {

    public Origin {
      parameters = Map.copyOf(parameters);
    }

    private JsonObject json() {
      var given = Json.object();
      new TreeMap<>(parameters).forEach(given::add);
      return Json.object()
          .add("id", id)
          .add("version", version)
          .add("name", name)
          .add("parameters", given)
          .build();
    }

    private static Origin of(JsonObject kept) {
      var given = new HashMap<String, String>();
      var parameters = kept.getJsonObject("parameters");
      parameters.keySet().forEach(name -> given.put(name, parameters.getString(name)));
      return new Origin(
          kept.getString("id"), kept.getInt("version"), kept.getString("name"), given);
    }
  }

  /**
   * What is done instead where nobody can do a step itself.
   *
   * @param task in words of its own: whoever does it does something else
   */
  public record Fallback(String task, @Nullable String agent, List<String> capabilities) {

    public Fallback {
      capabilities = List.copyOf(capabilities);
    }

    private JsonObject json() {
      var request = new AgentRequest(task, null, capabilities, null, "");
      return new Order(request, agent, Task.Terms.NONE).json();
    }

    private static Fallback of(JsonObject kept) {
      return new Fallback(
          kept.getString("task"), kept.getString("agent", null), Order.capabilities(kept));
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
   * @param fallbacks what is done instead, the first that somebody can do
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
      @Nullable Duration timeout,
      List<Fallback> fallbacks) {

    public Step {
      capabilities = List.copyOf(capabilities);
      dependsOn = List.copyOf(dependsOn);
      fallbacks = List.copyOf(fallbacks);
    }

    /** One that fails where nobody can do it. */
    public Step(
        String id,
        String task,
        @Nullable TaskType type,
        @Nullable String agent,
        List<String> capabilities,
        @Nullable String context,
        List<String> dependsOn,
        @Nullable OnError onError,
        @Nullable Duration timeout) {
      this(id, task, type, agent, capabilities, context, dependsOn, onError, timeout, List.of());
    }

    AgentRequest request(String task, @Nullable String context, String subject) {
      return new AgentRequest(task, type, capabilities, context, subject);
    }

    /** The ids of the steps whose results stand in its words. */
    Set<String> references() {
      return words(References::in);
    }

    /** The names of the parameters that stand in its words. */
    Set<String> parameters() {
      return words(References::parametersIn);
    }

    private Set<String> words(Function<@Nullable String, List<String>> named) {
      var all = new LinkedHashSet<>(named.apply(task));
      all.addAll(named.apply(context));
      fallbacks.forEach(fallback -> all.addAll(named.apply(fallback.task())));
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
      if (!fallbacks.isEmpty()) {
        var list = Json.array();
        fallbacks.forEach(fallback -> list.add(fallback.json()));
        json.add("fallbacks", list);
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
              : null,
          kept.getOrDefault("fallbacks", JsonArray.EMPTY_JSON_ARRAY).asJsonArray().stream()
              .map(one -> Fallback.of(one.asJsonObject()))
              .toList());
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
    var problems =
        WorkflowCheck.of(type, steps, origin == null ? null : origin.parameters().keySet());
    if (!problems.isEmpty()) {
      throw new TaskRefusedException(String.join(" ", problems));
    }
  }

  /**
   * One that was written for this run alone.
   *
   * @throws TaskRefusedException naming all that is wrong with it
   */
  public Workflow(Type type, List<Step> steps) {
    this(type, steps, null);
  }

  /** What stands in the steps for their parameters. */
  Map<String, String> parameters() {
    return origin == null ? Map.of() : origin.parameters();
  }

  /** As it is kept. */
  JsonObject json() {
    var list = Json.array();
    steps.forEach(step -> list.add(step.json()));
    var json =
        Json.object().add("workflow_type", type.name().toLowerCase(Locale.ROOT)).add("steps", list);
    return (origin == null ? json : json.add(ORIGIN, origin.json())).build();
  }

  /** As it was kept. */
  static Workflow of(JsonObject kept) {
    var steps = new ArrayList<Step>();
    kept.getJsonArray("steps").forEach(step -> steps.add(Step.of(step.asJsonObject())));
    return new Workflow(
        Type.valueOf(kept.getString("workflow_type").toUpperCase(Locale.ROOT)),
        steps,
        kept.containsKey(ORIGIN) ? Origin.of(kept.getJsonObject(ORIGIN)) : null);
  }
}
