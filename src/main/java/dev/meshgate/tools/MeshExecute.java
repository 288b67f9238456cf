package dev.meshgate.tools;

import dev.meshgate.agents.AgentReply;
import dev.meshgate.agents.AgentRequest;
import dev.meshgate.agents.Agents;
import dev.meshgate.agents.Preference;
import dev.meshgate.agents.Strategy;
import dev.meshgate.agents.TaskType;
import dev.meshgate.mcp.ask.Asking;
import dev.meshgate.mcp.tool.Tool;
import dev.meshgate.mcp.tool.ToolArg;
import dev.meshgate.mcp.tool.ToolFailure;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.work.Work;
import dev.meshgate.tasks.Choice;
import dev.meshgate.tasks.Order;
import dev.meshgate.tasks.Task;
import dev.meshgate.tasks.TaskOutcome;
import dev.meshgate.tasks.TaskRefusedException;
import dev.meshgate.tasks.TaskStatus;
import dev.meshgate.tasks.Tasks;
import dev.meshgate.widget.TaskWidget;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code mesh_execute}: gives a task to the agent that fits best. */
@Dependent
class MeshExecute {

  static final String NAME = "mesh_execute";

  private final Tasks tasks;
  private final Agents agents;
  private final WhichAgent whichAgent;

  @Inject
  MeshExecute(Tasks tasks, Agents agents, WhichAgent whichAgent) {
    this.tasks = tasks;
    this.agents = agents;
    this.whichAgent = whichAgent;
  }

  /** What comes back. */
  public record Executed(
      @ToolArg(description = "The task's id; it is kept under this") String taskId,
      @ToolArg(
              description =
                  "completed; or input_required: result asks something. Call again with task_id and"
                      + " the answer as task")
          TaskStatus status,
      Chosen agent,
      @ToolArg(description = "Why this agent was chosen") String reason,
      @ToolArg(description = "From 0 to 1: how sure the choice is") double confidence,
      @ToolArg(description = "Agents that would have been the next choice")
          List<Alternative> alternatives,
      @ToolArg(description = "How it was chosen among the agents that fit") Strategy strategy,
      @ToolArg(description = "What the choice looked at") List<Factor> factors,
      @ToolArg(description = "Others that were looked at, and why not") List<Rejected> rejected,
      @ToolArg(description = "The answer, in Markdown") String result,
      @ToolArg(description = "The answer for programs, where the agent gives one")
          @Nullable JsonObject data,
      @ToolArg(description = "Pass it as conversation_id to go on from here")
          @Nullable String conversationId,
      @ToolArg(description = "Where the answer was taken from") @Nullable List<Source> citations,
      long durationMs) {

    static Executed of(TaskOutcome outcome) {
      var card = outcome.route().agent().card();
      return of(
          outcome.taskId(),
          outcome.status(),
          new Chosen(card.id(), card.name()),
          outcome.route().reason(),
          Choice.of(outcome.route()),
          outcome.reply(),
          outcome.conversationId(),
          outcome.took());
    }

    /** Of a task that was completed, as it was written down. */
    static Executed of(Task task, Chosen agent, AgentReply reply) {
      var took = Duration.between(task.createdAt(), task.finishedAt().orElse(task.updatedAt()));
      return of(
          task.id(),
          task.status(),
          agent,
          task.reason().orElse(""),
          task.choice(),
          reply,
          task.conversationId().orElse(null),
          took);
    }

    private static Executed of(
        String taskId,
        TaskStatus status,
        Chosen agent,
        String reason,
        Choice choice,
        AgentReply reply,
        @Nullable String conversationId,
        Duration took) {
      var citations =
          reply.citations().stream().map(c -> new Source(c.title(), c.url(), c.excerpt())).toList();
      return new Executed(
          taskId,
          status,
          agent,
          reason,
          choice.confidence(),
          choice.alternatives().stream()
              .map(a -> new Alternative(a.id(), a.name(), a.score(), a.reason()))
              .toList(),
          choice.strategy(),
          choice.factors().stream()
              .map(f -> new Factor(f.name(), f.value(), f.explanation()))
              .toList(),
          choice.rejected().stream().map(r -> new Rejected(r.id(), r.name(), r.reason())).toList(),
          reply.text(),
          reply.data(),
          conversationId,
          citations.isEmpty() ? null : citations,
          took.toMillis());
    }
  }

  /** The agent that did it. */
  public record Chosen(String id, String name) {}

  /** An agent that could have done it. */
  public record Alternative(String id, String name, double score, String reason) {}

  /** One thing that the choice looked at, of the agent that was chosen. */
  public record Factor(String name, double value, String explanation) {}

  /** An agent that was not chosen. */
  public record Rejected(String id, String name, String reason) {}

  /** A place that the answer was taken from. */
  public record Source(String title, @Nullable String url, String excerpt) {}

  @Tool(
      name = NAME,
      title = "Run a task",
      description =
          "Give one task in plain words to the agent that fits best: analyse a table, summarise a"
              + " text, extract key phrases, answer from company documents. Put the table or text"
              + " into task or context. The answer tells which agent did it and why.",
      scope = Scope.MCP_EXECUTE,
      widget = TaskWidget.URI,
      destructive = false)
  CompletionStage<Executed> meshExecute(
      @ToolArg(description = "What to do, in plain words; may include the material") String task,
      @ToolArg(description = "A hint what kind of task it is") Optional<TaskType> taskType,
      @ToolArg(
              description =
                  "The agent must offer all of these, such as data_analysis, summarization,"
                      + " key_phrases or document_qa. Leave out to let the words decide",
              required = false,
              maxLength = 20)
          List<String> capabilities,
      @ToolArg(description = "Material beside the task: a table, a text, an earlier result")
          Optional<String> context,
      @ToolArg(
              description =
                  "How to choose among the agents that fit: capability_match (default), round_robin,"
                      + " least_loaded, performance_based, cost_optimized or sticky_session")
          Optional<String> routingStrategy,
      @ToolArg(description = "The id of the agent that shall do it; leave out to have one chosen")
          Optional<String> agent,
      @ToolArg(description = "For sticky_session: what belongs together; else all that you do")
          Optional<String> conversation,
      @ToolArg(
              description =
                  "new to begin a conversation, or the id that an answer gave: the agent is told"
                      + " what was asked and answered before in it")
          Optional<String> conversationId,
      @ToolArg(
              description =
                  "The id of a task that ended as input_required; task is then the answer to what"
                      + " it asked")
          Optional<String> taskId,
      Caller caller,
      Work work,
      Asking asking) {
    if (task.isBlank()) {
      throw new ToolFailure("task is empty: say in plain words what is to be done.");
    }
    var request =
        new AgentRequest(
            task,
            taskType.orElse(null),
            capabilities,
            context.orElse(null),
            caller.subject(),
            preference(routingStrategy, conversation));
    return told(
        () ->
            taskId.isPresent()
                ? tasks.answer(found(caller, taskId.orElseThrow()), task, work)
                : tasks.run(
                    new Order(
                        request,
                        named(request, agent, routingStrategy.isPresent(), asking),
                        Task.Terms.NONE,
                        conversationId.map(String::strip).filter(id -> !id.isEmpty()).orElse(null)),
                    caller.client(),
                    work));
  }

  private static CompletionStage<Executed> told(Supplier<CompletionStage<TaskOutcome>> doing) {
    try {
      return doing
          .get()
          .thenApply(Executed::of)
          .exceptionally(
              failure -> {
                throw TaskFailure.told("task", failure);
              });
    } catch (TaskRefusedException e) {
      throw new ToolFailure(e.sentence());
    }
  }

  private Task found(Caller caller, String id) {
    return tasks
        .find(caller.subject(), id)
        .orElseThrow(() -> new ToolFailure("There is no such task: " + id + "."));
  }

  private static Preference preference(Optional<String> strategy, Optional<String> conversation) {
    try {
      return new Preference(
          strategy.map(Strategy::of).orElse(Strategy.CAPABILITY_MATCH), conversation.orElse(null));
    } catch (IllegalArgumentException e) {
      throw new ToolFailure(String.valueOf(e.getMessage()));
    }
  }

  /** Nobody is asked where the caller has said whom, or how to choose. */
  private @Nullable String named(
      AgentRequest request, Optional<String> agent, boolean strategyGiven, Asking asking) {
    if (agent.isEmpty()) {
      return strategyGiven ? null : whichAgent.chosen(request, asking).orElse(null);
    }
    var id = agent.orElseThrow();
    if (agents.find(request.subject(), id).isEmpty()) {
      throw new ToolFailure(agents.unknown(request.subject(), id));
    }
    return id;
  }
}
