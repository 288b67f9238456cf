package dev.meshgate.widget;

import dev.meshgate.mcp.tool.Tool;
import dev.meshgate.mcp.tool.ToolArg;
import dev.meshgate.mcp.tool.ToolFailure;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.tasks.Tasks;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** {@code cancel_task}: the widget's button. */
@Dependent
class CancelTask {

  private final Tasks tasks;

  @Inject
  CancelTask(Tasks tasks) {
    this.tasks = tasks;
  }

  @Tool(
      name = "cancel_task",
      description = "End a task or workflow that is under way. What has ended stays as it is.",
      scope = Scope.MCP_EXECUTE,
      forWidgets = true,
      destructive = false,
      idempotent = true,
      openWorld = false)
  ShownTask cancelTask(
      @ToolArg(description = "The id of a task or a workflow", maxLength = 100) String taskId,
      Caller caller) {
    var task =
        tasks
            .find(caller.subject(), taskId)
            .orElseThrow(() -> new ToolFailure("There is no such task."));
    tasks.cancel(task);
    return ShownTask.of(tasks.find(caller.subject(), taskId).orElse(task), tasks);
  }
}
