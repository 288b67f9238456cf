package dev.meshgate.widget;

import dev.meshgate.mcp.tool.Tool;
import dev.meshgate.mcp.tool.ToolArg;
import dev.meshgate.mcp.tool.ToolFailure;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.tasks.Task;
import dev.meshgate.tasks.Tasks;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** {@code show_task}: how far a task is, or what came of it, as the widget shows it. */
@Dependent
class ShowTask {

  private final Tasks tasks;

  @Inject
  ShowTask(Tasks tasks) {
    this.tasks = tasks;
  }

  @Tool(
      name = "show_task",
      description =
          "How far a task or workflow is, and its result as HTML: by its id, or while it runs by"
              + " how it begins.",
      scope = Scope.MCP_EXECUTE,
      forWidgets = true,
      readOnly = true,
      openWorld = false)
  ShownTask showTask(
      @ToolArg(description = "The id of a task or a workflow", maxLength = 100)
          Optional<String> taskId,
      @ToolArg(description = "The first characters of what is asked", maxLength = 500)
          Optional<String> begins,
      Caller caller) {
    return ShownTask.of(found(taskId, begins, caller), tasks);
  }

  /** A call that still runs has told nobody the id of its task. */
  private Task found(Optional<String> id, Optional<String> begins, Caller caller) {
    if (id.isPresent()) {
      return tasks
          .find(caller.subject(), id.orElseThrow())
          .orElseThrow(() -> new ToolFailure("There is no such task."));
    }
    var owner = new Task.Owner(caller.subject(), caller.client());
    return tasks
        .underWay(owner, begins.orElse(""))
        .orElseThrow(() -> new ToolFailure("No such task is under way."));
  }
}
