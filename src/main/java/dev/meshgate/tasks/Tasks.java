package dev.meshgate.tasks;

import dev.meshgate.agents.Agents;
import dev.meshgate.platform.work.TraceContext;
import dev.meshgate.platform.work.Work;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The work that agents were given. */
@ApplicationScoped
public class Tasks {

  /** By this word nodes tell each other that a task was cancelled. */
  static final String CANCELLED = "task-cancelled";

  @Inject Agents agents;
  @Inject TaskLedger ledger;
  @Inject TaskRepository rows;
  @Inject RunningTasks running;
  @Inject TaskSettings settings;
  @Inject Clock clock;
  @Resource ManagedExecutorService executor;

  /**
   * Gives a task to the agent that fits best, or to the one that is named. The stage ends with what
   * came of it, or with a {@link TaskFailedException} when there is no answer, or with a {@link
   * dev.meshgate.platform.work.WorkCancelledException} when nobody waits any more.
   *
   * @throws TaskRefusedException when it was not begun
   */
  public CompletionStage<TaskOutcome> run(Order order, String client, Work work) {
    refuseLong(order.characters());
    var owner = new Task.Owner(order.request().subject(), client);
    var id = open(owner, Task.TASK, order.json(), order.terms());
    return begin(id, work, order);
  }

  /**
   * Runs a workflow. The stage ends as with a task; a step that fails is part of the outcome, not
   * an exception.
   *
   * @throws TaskRefusedException when it was not begun
   */
  public CompletionStage<Workflow.Outcome> run(Workflow workflow, Task.Owner owner, Work work) {
    check(workflow, owner);
    var id = open(owner, Task.WORKFLOW, workflow.json(), Task.Terms.NONE);
    return begin(id, work, workflow, owner.subject(), Task.Terms.NONE);
  }

  /**
   * Takes a task, and has it done while nobody waits. What was sent before with the same key is not
   * begun a second time.
   *
   * @throws TaskRefusedException when it was not taken
   */
  public Task submit(Order order, String client, TraceContext trace) {
    refuseLong(order.characters());
    var owner = new Task.Owner(order.request().subject(), client);
    return once(
        owner,
        order.terms(),
        () -> open(owner, Task.TASK, order.json(), order.terms()),
        id -> begin(id, new Unattended(trace), order));
  }

  /**
   * Takes a workflow, as {@link #submit(Order, String, TraceContext)} takes a task.
   *
   * @throws TaskRefusedException when it was not taken
   */
  public Task submit(Workflow workflow, Task.Owner owner, Task.Terms terms, TraceContext trace) {
    check(workflow, owner);
    return once(
        owner,
        terms,
        () -> open(owner, Task.WORKFLOW, workflow.json(), terms),
        id -> begin(id, new Unattended(trace), workflow, owner.subject(), terms));
  }

  private Task once(
      Task.Owner owner, Task.Terms terms, Supplier<String> opening, Consumer<String> beginning) {
    var key = terms.idempotencyKey();
    var before = key.flatMap(word -> ledger.sentBefore(owner.subject(), word));
    if (before.isPresent()) {
      return before.orElseThrow();
    }
    String id;
    try {
      id = opening.get();
    } catch (TaskRefusedException e) {
      throw e;
    } catch (RuntimeException e) {
      // Of two at once one is written down.
      return key.flatMap(word -> ledger.sentBefore(owner.subject(), word)).orElseThrow(() -> e);
    }
    threads().execute(() -> beginning.accept(id));
    return ledger.find(id).orElseThrow();
  }

  /**
   * Goes on with a task or workflow whose agent has asked something, while nobody waits.
   *
   * @throws TaskRefusedException when it does not wait for an answer
   */
  public void answer(Task task, String answer) {
    var now = answered(task, answer);
    threads().execute(() -> takeUp(now, false));
  }

  /**
   * Goes on with a task whose agent has asked something, for somebody who waits. The stage ends as
   * with {@link #run(Order, String, Work)}.
   *
   * @throws TaskRefusedException when it does not wait for an answer, or is a workflow
   */
  public CompletionStage<TaskOutcome> answer(Task task, String answer, Work work) {
    if (task.isWorkflow()) {
      throw new TaskRefusedException(
          task.id()
              + " is a workflow: answer it in the console, or with POST /v1/tasks/"
              + task.id()
              + "/input.");
    }
    var now = answered(task, answer);
    var goingOn = work(now.id(), work, now.deadlineAt());
    return kept(goingOn, () -> new TaskRun(Order.of(now), tools(), goingOn).begin());
  }

  private Task answered(Task task, String answer) {
    var question = task.question().orElse("");
    var step = Workflow.asking(question);
    var input = new Answer(step, question, answer).keptIn(task.input());
    refuseLong(input.toString().length());
    if (!ledger.answered(task.id(), input)) {
      throw new TaskRefusedException(task.id() + " does not wait for an answer.");
    }
    return ledger.find(task.id()).orElseThrow();
  }

  /** Goes on with a task that this node has taken over from one that is gone. */
  void takeOver(Task task) {
    takeUp(task, true);
  }

  private void takeUp(Task task, boolean asItWas) {
    var work = work(task.id(), new Unattended(TraceContext.NONE), task.deadlineAt());
    if (task.isWorkflow()) {
      var answers = Answer.of(task.input());
      var unused =
          kept(
              work,
              () ->
                  workflow(Workflow.of(task.input()), task.subject(), answers, work)
                      .begin(ledger.steps(task.id())));
    } else {
      var unused =
          kept(
              work,
              () -> {
                var run = new TaskRun(Order.of(task), tools(), work);
                return asItWas ? run.resume(task) : run.begin();
              });
    }
  }

  private String open(Task.Owner owner, String kind, JsonObject input, Task.Terms terms) {
    if (input.toString().length() > Task.LONGEST) {
      throw tooLong(input.toString().length());
    }
    return ledger.open(owner, kind, input, terms);
  }

  private CompletionStage<TaskOutcome> begin(String id, Work waiting, Order order) {
    var work = work(id, waiting, order.terms().timeout().map(clock.instant()::plus));
    return kept(work, () -> new TaskRun(order, tools(), work).begin());
  }

  private CompletionStage<Workflow.Outcome> begin(
      String id, Work waiting, Workflow workflow, String subject, Task.Terms terms) {
    var work = work(id, waiting, terms.timeout().map(clock.instant()::plus));
    return kept(work, () -> workflow(workflow, subject, List.of(), work).begin(List.of()));
  }

  private WorkflowRun workflow(
      Workflow workflow, String subject, List<Answer> answers, TaskWork work) {
    return new WorkflowRun(workflow, subject, answers, tools(), work, settings.parallel());
  }

  private TaskRun.Tools tools() {
    return new TaskRun.Tools(new Assignment(agents), ledger, clock, threads());
  }

  private TaskWork work(String id, Work waiting, Optional<Instant> deadline) {
    var work = new TaskWork(id, waiting, ledger, deadline);
    running.add(work);
    return work.attended();
  }

  /** What could not be begun is left to whoever takes it over when its lease is over. */
  private <T> CompletionStage<T> kept(TaskWork work, Supplier<CompletionStage<T>> beginning) {
    try {
      return beginning.get().whenComplete((value, failure) -> running.remove(work));
    } catch (RuntimeException e) {
      running.remove(work);
      throw e;
    }
  }

  /** Where steps run beside each other, and where what came of something is written down. */
  Executor threads() {
    return executor;
  }

  private void check(Workflow workflow, Task.Owner owner) {
    if (workflow.steps().size() > settings.steps()) {
      throw new TaskRefusedException(
          "The workflow has "
              + workflow.steps().size()
              + " steps; at most "
              + settings.steps()
              + " are allowed.");
    }
    refuseLong(workflow.characters());
    var assignment = new Assignment(agents);
    var unknown = new ArrayList<String>();
    for (var step : workflow.steps()) {
      var agent = step.agent();
      if (agent != null && !assignment.knows(owner.subject(), agent)) {
        unknown.add("Step " + step.id() + ": " + assignment.unknown(owner.subject(), agent));
      }
    }
    if (!unknown.isEmpty()) {
      throw new TaskRefusedException(String.join(" ", unknown));
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

  /** When each of those tasks last changed. */
  @Transactional
  public Map<String, Instant> changes(Collection<String> ids) {
    return rows.changes(ids);
  }

  /** How the steps of a workflow ended, as far as they have. */
  @Transactional
  public List<TaskStep> steps(Task workflow) {
    return rows.steps(workflow.id());
  }

  /**
   * Ends a task that is under way. Nothing comes out of it from now on. Its agent hears of it at
   * once if the task runs on this node, otherwise within a second.
   *
   * @return whether it was under way
   */
  public boolean cancel(Task task) {
    var ended = ledger.cancel(task.id());
    running.end(task.id(), TaskWork.End.CANCELLED);
    return ended;
  }
}
