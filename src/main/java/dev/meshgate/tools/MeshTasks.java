package dev.meshgate.tools;

import dev.meshgate.agents.Agents;
import dev.meshgate.mcp.ask.Question;
import dev.meshgate.mcp.task.ClientTask;
import dev.meshgate.mcp.task.Standing;
import dev.meshgate.mcp.task.TaskSource;
import dev.meshgate.mcp.tool.ToolResult;
import dev.meshgate.mcp.tool.ToolSettings;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.oauth.bearer.InsufficientScopeException;
import dev.meshgate.platform.Json;
import dev.meshgate.tasks.Task;
import dev.meshgate.tasks.TaskRefusedException;
import dev.meshgate.tasks.TaskSettings;
import dev.meshgate.tasks.TaskStatus;
import dev.meshgate.tasks.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tasks and workflows of agents, as clients of MCP come back for them: however they were begun,
 * whoever of the person's assistants asks.
 */
@ApplicationScoped
class MeshTasks implements TaskSource {

  private static final String ANSWER = "answer";
  static final String DECLINED = "The person who was asked declined to answer.";

  /** Where {@link #ANSWER} is filled in. */
  private static final JsonObject FORM =
      Json.object()
          .add("type", "object")
          .add(
              "properties",
              Json.object()
                  .add(
                      ANSWER,
                      Json.object()
                          .add("type", "string")
                          .add("title", "Answer")
                          .add("minLength", 1)))
          .add("required", Json.array().add(ANSWER))
          .build();

  @Inject Tasks tasks;
  @Inject Agents agents;
  @Inject TaskSettings kept;
  @Inject ToolSettings settings;

  @Override
  public Optional<ClientTask> find(Caller caller, String id) {
    return isOurs(id) ? tasks.find(caller.subject(), id).map(this::told) : Optional.empty();
  }

  /** What others keep is not looked for. */
  private static boolean isOurs(String id) {
    return id.startsWith(Task.PREFIX);
  }

  private ClientTask told(Task task) {
    var times = new ClientTask.Times(task.createdAt(), task.updatedAt(), kept.kept());
    return new ClientTask(
        task.id(), standing(task), task.question().or(task::error).orElseGet(task::message), times);
  }

  private Standing standing(Task task) {
    return switch (task.status()) {
      case PENDING, ROUTING, EXECUTING -> new Standing.Working();
      case INPUT_REQUIRED -> new Standing.InputRequired(List.of(question(task)));
      case COMPLETED, FAILED -> Standing.Completed.of(() -> result(task));
      case CANCELLED -> new Standing.Cancelled();
    };
  }

  /** Each has a key of its own, as long as there is the task. */
  private static Question question(Task task) {
    return Question.form("question-" + (task.answered() + 1), task.question().orElse(""), FORM);
  }

  /** What the tool gives to somebody who waits. */
  private ToolResult result(Task task) {
    var reply = task.reply();
    if (reply.isEmpty()) {
      var why = task.error().orElseGet(task::message);
      return ToolResult.failure(TaskFailure.sentence(task.kind(), why, task.id()));
    }
    var given =
        task.isWorkflow()
            ? SubmitWorkflow.Submitted.of(task, tasks.steps(task))
            : MeshExecute.Executed.of(task, agent(task), reply.orElseThrow());
    return settings
        .of(task.isWorkflow() ? SubmitWorkflow.NAME : MeshExecute.NAME)
        .within(ToolResult.structured(Json.bound(given)));
  }

  private MeshExecute.Chosen agent(Task task) {
    var id = task.agent().orElse("");
    return new MeshExecute.Chosen(
        id, agents.find(task.subject(), id).map(agent -> agent.card().name()).orElse(id));
  }

  @Override
  public void answer(Caller caller, String id, Map<String, JsonObject> answers) {
    mayChange(caller);
    var task = tasks.find(caller.subject(), id).filter(this::asks).orElse(null);
    var answer = task == null ? null : answers.get(question(task).key());
    if (task == null || answer == null) {
      return;
    }
    if (answer.getString("action").equals("cancel")) {
      tasks.cancel(task);
      return;
    }
    var isAccepted = answer.getString("action").equals("accept");
    try {
      tasks.answer(task, isAccepted ? answer.getJsonObject("content").getString(ANSWER) : DECLINED);
    } catch (TaskRefusedException e) {
      if (tasks.find(caller.subject(), id).filter(this::asks).isPresent()) {
        throw new TooMuch(e.sentence());
      }
    }
  }

  private boolean asks(Task task) {
    return task.status() == TaskStatus.INPUT_REQUIRED;
  }

  @Override
  public void cancel(Caller caller, String id) {
    mayChange(caller);
    tasks.find(caller.subject(), id).ifPresent(tasks::cancel);
  }

  private static void mayChange(Caller caller) {
    if (!caller.may(Scope.MCP_EXECUTE)) {
      throw new InsufficientScopeException(Set.of(Scope.MCP_EXECUTE));
    }
  }

  @Override
  public Map<String, Instant> changes(Collection<String> ids) {
    var ours = ids.stream().filter(MeshTasks::isOurs).toList();
    return ours.isEmpty() ? Map.of() : tasks.changes(ours);
  }
}
