package dev.meshgate.tools;

import dev.meshgate.limits.Limits;
import dev.meshgate.limits.Limits.Limit;
import dev.meshgate.limits.Limits.Standing;
import dev.meshgate.mcp.tool.Tool;
import dev.meshgate.mcp.tool.ToolArg;
import dev.meshgate.mcp.tool.ToolFailure;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.work.Work;
import dev.meshgate.tasks.Task;
import dev.meshgate.tasks.TaskRefusedException;
import dev.meshgate.tasks.TaskStatus;
import dev.meshgate.tasks.Tasks;
import dev.meshgate.tasks.Workflow;
import dev.meshgate.workflows.NamedWorkflow;
import dev.meshgate.workflows.WorkflowRefusedException;
import dev.meshgate.workflows.Workflows;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** {@code execute_workflow}: runs a stored workflow. */
@Dependent
class ExecuteWorkflow {

  private final Workflows workflows;
  private final Tasks tasks;
  private final Limits limits;

  @Inject
  ExecuteWorkflow(Workflows workflows, Tasks tasks, Limits limits) {
    this.workflows = workflows;
    this.tasks = tasks;
    this.limits = limits;
  }

  /** What comes back. */
  public record Executed(
      @ToolArg(description = "The run is kept under this") String taskId,
      @ToolArg(description = "The workflow's id") String workflow,
      @ToolArg(description = "Which version of it was run") int version,
      @ToolArg(
              description =
                  "completed, failed when a step failed, or input_required when result asks"
                      + " something")
          TaskStatus status,
      @ToolArg(description = "The steps that were begun") List<SubmitWorkflow.Done> steps,
      @ToolArg(
              description =
                  "The answer of the last step, or of those that no other waits for. A step whose"
                      + " fallback is true was not done as written: tell the user")
          String result) {

    static Executed of(NamedWorkflow workflow, Workflow.Outcome outcome) {
      return new Executed(
          outcome.workflowId(),
          workflow.id(),
          workflow.version(),
          outcome.status(),
          outcome.steps().stream().map(SubmitWorkflow.Done::of).toList(),
          outcome.result());
    }
  }

  @Tool(
      name = "execute_workflow",
      title = "Run a stored workflow",
      description =
          "Run one of the workflows of list_workflows by its id, with its parameters. Answers with"
              + " what each step gave and which agent did it; a step that nobody here could do says"
              + " what was done instead.",
      scope = Scope.MCP_EXECUTE,
      destructive = false)
  CompletionStage<Executed> executeWorkflow(
      @ToolArg(description = "The id, such as code-review") String workflowId,
      @ToolArg(description = "What list_workflows says that it takes, by name")
          Optional<JsonObject> parameters,
      Caller caller,
      Work work) {
    var found =
        workflows
            .find(caller.subject(), workflowId.strip())
            .orElseThrow(() -> new ToolFailure(unknown(workflowId, caller)));
    try {
      var workflow = found.with(parameters.orElse(JsonValue.EMPTY_JSON_OBJECT));
      var owner = new Task.Owner(caller.subject(), caller.client());
      takeForEachStep(found, caller);
      return tasks
          .run(workflow, owner, work)
          .thenApply(outcome -> Executed.of(found, outcome))
          .exceptionally(
              failure -> {
                throw TaskFailure.told("workflow", failure);
              });
    } catch (WorkflowRefusedException e) {
      throw new ToolFailure(e.sentence());
    } catch (TaskRefusedException e) {
      throw new ToolFailure(e.sentence());
    }
  }

  /** Each step is work; the call itself has been counted as one. */
  private void takeForEachStep(NamedWorkflow workflow, Caller caller) {
    var more = workflow.definition().steps().size() - 1;
    if (more > 0) {
      limits
          .take(Limit.WORK, caller.subject(), more)
          .filter(Standing::isRefused)
          .ifPresent(
              standing -> {
                throw new ToolFailure(standing.sentence());
              });
    }
  }

  private String unknown(String id, Caller caller) {
    var known =
        workflows.visibleTo(caller.subject(), "", List.of()).stream()
            .map(NamedWorkflow::id)
            .collect(Collectors.joining(", "));
    return "There is no workflow '"
        + id
        + "'. "
        + (known.isEmpty() ? "There are none here." : "Workflows here: " + known + ".");
  }
}
