package dev.meshgate.tasks;

import dev.meshgate.agents.AgentRequest;
import dev.meshgate.agents.Agents;
import dev.meshgate.agents.Strategy;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.WireName;
import dev.meshgate.platform.work.Work;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The work that agents were given. */
@ApplicationScoped
public class Tasks {

  @Inject Agents agents;
  @Inject TaskLedger ledger;
  @Inject TaskRepository rows;
  @Inject RunningTasks running;
  @Inject TaskSettings settings;
  @Inject Clock clock;
  @Resource ManagedExecutorService executor;

  /**
   * Gives a task to the agent that fits best, or to the one that is named, and waits.
   *
   * @param agent the id of an agent, or null
   * @throws TaskRefusedException when it was not begun
   * @throws TaskFailedException when it ended without an answer
   * @throws dev.meshgate.platform.work.WorkCancelledException when nobody waits any more
   */
  public TaskOutcome run(AgentRequest request, @Nullable String agent, String client, Work work) {
    var context = request.context();
    refuseLong(request.task().length() + (context == null ? 0 : context.length()));
    var owner = new Task.Owner(request.subject(), client);
    return during(
        owner,
        Task.TASK,
        input(request, agent),
        work,
        taskWork ->
            new TaskRun(new Assignment(agents), ledger, clock, taskWork).run(request, agent));
  }

  /**
   * Runs a workflow and waits. A step that fails is part of the outcome, not an exception.
   *
   * @throws TaskRefusedException when it was not begun
   * @throws TaskFailedException when it was cancelled from elsewhere
   * @throws dev.meshgate.platform.work.WorkCancelledException when nobody waits any more
   */
  public Workflow.Outcome run(Workflow workflow, Task.Owner owner, Work work) {
    var assignment = new Assignment(agents);
    check(workflow, owner, assignment);
    var tools = new WorkflowRun.Tools(assignment, ledger, clock);
    return during(
        owner,
        Task.WORKFLOW,
        workflow.json(),
        work,
        taskWork ->
            new WorkflowRun(workflow, owner.subject(), tools, taskWork)
                .run(parallel(), settings.parallel()));
  }

  private <T> T during(
      Task.Owner owner, String kind, JsonObject input, Work work, Function<TaskWork, T> doing) {
    if (input.toString().length() > Task.LONGEST) {
      throw tooLong(input.toString().length());
    }
    var taskWork = new TaskWork(ledger.open(owner, kind, input), work, ledger, clock);
    running.add(taskWork);
    try {
      return doing.apply(taskWork);
    } finally {
      running.remove(taskWork.taskId());
    }
  }

  /** Where steps run beside each other; a server without threads to spare runs them in turn. */
  Executor parallel() {
    return executor;
  }

  private void check(Workflow workflow, Task.Owner owner, Assignment assignment) {
    if (workflow.steps().size() > settings.steps()) {
      throw new TaskRefusedException(
          "The workflow has "
              + workflow.steps().size()
              + " steps; at most "
              + settings.steps()
              + " are allowed.");
    }
    refuseLong(workflow.characters());
    for (var step : workflow.steps()) {
      var agent = step.agent();
      if (agent != null && !assignment.knows(owner.subject(), agent)) {
        throw new TaskRefusedException(
            "Step " + step.id() + ": " + assignment.unknown(owner.subject(), agent));
      }
    }
  }

  private void refuseLong(int characters) {
    if (characters > settings.characters()) {
      throw tooLong(characters);
    }
  }

  private TaskRefusedException tooLong(int characters) {
    return new TaskRefusedException(
        String.format(
            Locale.ROOT,
            "This has %,d characters; at most %,d can be given at once. Send the part that"
                + " matters.",
            characters,
            settings.characters()));
  }

  private static JsonObject input(AgentRequest request, @Nullable String agent) {
    var json = Json.object().add("task", request.task());
    var type = request.type();
    if (type != null) {
      json.add("task_type", type.word());
    }
    if (agent != null) {
      json.add("agent", agent);
    }
    if (request.preference().strategy() != Strategy.CAPABILITY_MATCH) {
      json.add("routing_strategy", WireName.of(request.preference().strategy()));
    }
    if (!request.capabilities().isEmpty()) {
      json.add("capabilities", Json.builders().createArrayBuilder(request.capabilities()));
    }
    var context = request.context();
    if (context != null) {
      json.add("context", context);
    }
    return json.build();
  }

  /** A person's own tasks, newest first. */
  @Transactional
  public List<Task> of(String subject, @Nullable TaskStatus status, int limit) {
    return rows.of(subject, status, limit);
  }

  /**
   * The newest task under way that somebody gave through an application, and whose words begin so.
   */
  @Transactional
  public Optional<Task> underWay(Task.Owner owner, String beginning) {
    return rows.underWay(owner).stream()
        .filter(task -> task.words().startsWith(beginning))
        .findFirst();
  }

  /** The task of that id, if it is that person's. */
  @Transactional
  public Optional<Task> find(String subject, String id) {
    return rows.find(id).filter(task -> task.isOf(subject));
  }

  /** How the steps of a workflow ended, as far as they have. */
  @Transactional
  public List<TaskStep> steps(Task workflow) {
    return rows.steps(workflow.id());
  }

  /**
   * Ends a task that is under way. Nothing comes out of it from now on; the agent hears of it at
   * its next report.
   *
   * @return whether it was under way
   */
  public boolean cancel(Task task) {
    var ended = ledger.cancel(task.id());
    running.cancel(task.id());
    return ended;
  }
}
