package dev.meshgate.tools;

import dev.meshgate.agents.AgentReply;
import dev.meshgate.agents.TaskType;
import dev.meshgate.mcp.tool.Tool;
import dev.meshgate.mcp.tool.ToolArg;
import dev.meshgate.mcp.tool.ToolFailure;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.work.Work;
import dev.meshgate.tasks.StepOutcome;
import dev.meshgate.tasks.Task;
import dev.meshgate.tasks.TaskRefusedException;
import dev.meshgate.tasks.TaskStatus;
import dev.meshgate.tasks.TaskStep;
import dev.meshgate.tasks.Tasks;
import dev.meshgate.tasks.Workflow;
import dev.meshgate.widget.TaskWidget;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code submit_workflow}: several tasks, one after the other or side by side. */
@Dependent
class SubmitWorkflow {

  static final String NAME = "submit_workflow";

  private static final int LONGEST_SECONDS = 86_400;

  private final Tasks tasks;

  @Inject
  SubmitWorkflow(Tasks tasks) {
    this.tasks = tasks;
  }

  /** What is to be done. */
  public record Payload(
      @ToolArg(description = "The steps, at most 20", maxLength = 20) List<Step> steps) {}

  /** One task of it. */
  public record Step(
      @ToolArg(description = "What later steps call it by; s1, s2 … by default")
          @Nullable String id,
      @ToolArg(
              description =
                  "What to do, in plain words. ${steps.ID.result} becomes the result of an earlier"
                      + " step; a JSON path may follow, as in ${steps.s1.result.answers[0].value}")
          String task,
      @ToolArg(description = "A hint what kind of task it is") @Nullable TaskType taskType,
      @ToolArg(description = "The id of the agent to do it; by default routing chooses")
          @Nullable String agent,
      @ToolArg(description = "The agent must offer all of these", maxLength = 20)
          @Nullable List<String> capabilities,
      @ToolArg(description = "Material beside the task; ${steps.ID.result} works here too")
          @Nullable String context,
      @ToolArg(
              description =
                  "In a graph: ids of steps that must end before; those that the task refers to"
                      + " need not be named",
              maxLength = 20)
          @Nullable List<String> dependsOn,
      @ToolArg(
              description =
                  "When it fails: stop the workflow (default in a sequence), skip the steps that"
                      + " depend on it (default otherwise), or continue with the error as its"
                      + " result")
          Workflow.@Nullable OnError onError,
      @ToolArg(description = "How many seconds it may take, 1 to 86400")
          @Nullable Integer timeoutSeconds) {}

  /** What comes back. */
  public record Submitted(
      @ToolArg(description = "The workflow's id; it is kept under this") String workflowId,
      @ToolArg(
              description =
                  "completed, failed when a step failed, or input_required when result asks"
                      + " something")
          TaskStatus status,
      @ToolArg(description = "The steps that were begun") List<Done> steps,
      @ToolArg(description = "The last step's answer, or all answers of parallel steps")
          String result) {

    /** Of a workflow that has ended, as it was written down. */
    static Submitted of(Task workflow, List<TaskStep> steps) {
      return of(
          new Workflow.Outcome(
              workflow.id(),
              workflow.status(),
              steps.stream().flatMap(step -> step.outcome().stream()).toList(),
              workflow.reply().map(AgentReply::text).orElse("")));
    }

    static Submitted of(Workflow.Outcome outcome) {
      return new Submitted(
          outcome.workflowId(),
          outcome.status(),
          outcome.steps().stream().map(Done::of).toList(),
          outcome.result());
    }
  }

  /** How a step ended. */
  public record Done(
      String id,
      @Nullable String agent,
      @Nullable String reason,
      TaskStatus status,
      @Nullable String result,
      @Nullable String error,
      @ToolArg(description = "Whether something else was done, because nobody could do the step")
          boolean fallback,
      double seconds) {

    static Done of(StepOutcome step) {
      return new Done(
          step.id(),
          step.agent(),
          step.reason(),
          step.status(),
          step.reply() == null ? null : step.text(),
          step.error(),
          step.isFallback(),
          step.seconds());
    }
  }

  @Tool(
      name = NAME,
      title = "Run a workflow",
      description =
          "Run several tasks as one workflow: sequential, parallel, or a graph of steps that wait"
              + " for each other. A step may use earlier results as ${steps.s1.result}, and goes to"
              + " the agent named for it or the one that fits best. Answers with every result.",
      scope = Scope.MCP_EXECUTE,
      widget = TaskWidget.URI,
      items = "/payload/steps",
      destructive = false)
  CompletionStage<Submitted> submitWorkflow(
      @ToolArg(
              description =
                  "sequential: one after the other; parallel: side by side; graph: each when those"
                      + " it depends on or refers to have ended")
          Workflow.Type workflowType,
      @ToolArg(description = "The steps to run") Payload payload,
      @ToolArg(
              description =
                  "Ids of agents by position: the first for the first step, and so on. A single"
                      + " one is for all steps. Leave out to let routing choose",
              required = false,
              maxLength = 20)
          List<String> agents,
      Caller caller,
      Work work) {
    try {
      var workflow = new Workflow(workflowType, steps(payload, agents));
      var owner = new Task.Owner(caller.subject(), caller.client());
      return tasks
          .run(workflow, owner, work)
          .thenApply(Submitted::of)
          .exceptionally(
              failure -> {
                throw TaskFailure.told("workflow", failure);
              });
    } catch (TaskRefusedException e) {
      throw new ToolFailure(e.sentence());
    }
  }

  private static List<Workflow.Step> steps(Payload payload, List<String> agents) {
    if (agents.size() > 1 && agents.size() > payload.steps().size()) {
      throw new ToolFailure(
          "agents names "
              + agents.size()
              + " agents for "
              + payload.steps().size()
              + " steps. Name one for all, or one for each step.");
    }
    var steps = new ArrayList<Workflow.Step>();
    for (var step : payload.steps()) {
      var number = steps.size();
      steps.add(
          new Workflow.Step(
              given(step.id()).orElse("s" + (number + 1)),
              step.task(),
              step.taskType(),
              given(step.agent()).orElse(byPosition(agents, number)),
              step.capabilities() == null ? List.of() : step.capabilities(),
              step.context(),
              step.dependsOn() == null ? List.of() : step.dependsOn(),
              step.onError(),
              timeout(step.timeoutSeconds(), number)));
    }
    return steps;
  }

  private static @Nullable Duration timeout(@Nullable Integer seconds, int number) {
    if (seconds == null) {
      return null;
    }
    if (seconds < 1 || seconds > LONGEST_SECONDS) {
      throw new ToolFailure(
          "payload.steps[" + number + "].timeout_seconds must be 1 to " + LONGEST_SECONDS + ".");
    }
    return Duration.ofSeconds(seconds);
  }

  private static @Nullable String byPosition(List<String> agents, int number) {
    if (agents.size() == 1) {
      return agents.get(0);
    }
    return number < agents.size() ? agents.get(number) : null;
  }

  private static Optional<String> given(@Nullable String text) {
    return Optional.ofNullable(text).filter(words -> !words.isBlank());
  }
}
