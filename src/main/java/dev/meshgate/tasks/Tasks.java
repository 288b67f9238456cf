package dev.meshgate.tasks;

import dev.meshgate.agents.Agents;
import dev.meshgate.platform.work.TraceContext;
import dev.meshgate.platform.work.Work;
import dev.meshgate.tasks.conversation.Conversations;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
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
  @Inject Conversations conversations;
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
    bounds().check(order);
    var owner = new Task.Owner(order.request().subject(), client);
    var task =
        ledger.open(
            owner, Task.TASK, TaskStatus.ROUTING, () -> placed(order, owner), order.terms());
    var its = work(task.id(), work, order.terms().timeout().map(clock.instant()::plus));
    var told = told(order.as(task), clock.instant());
    return kept(its, () -> new TaskRun(told, tools(), its).begin());
  }

  /** In its conversation, which is begun where it shall be. */
  private JsonObject placed(Order order, Task.Owner owner) {
    var wanted = order.conversationId();
    if (wanted == null) {
      return order.json();
    }
    var taken = conversations.taken(owner.subject(), owner.client(), wanted);
    return order
        .in(taken.orElseThrow(() -> new TaskRefusedException.UnknownConversation(wanted)))
        .json();
  }

  /** With what was said before it. */
  private Order told(Order order, Instant given) {
    var id = order.conversationId();
    return id == null
        ? order
        : order.after(conversations.earlier(order.request().subject(), id, given));
  }

  /**
   * Runs a workflow. The stage ends as with a task; a step that fails is part of the outcome, not
   * an exception.
   *
   * @throws TaskRefusedException when it was not begun
   */
  public CompletionStage<Workflow.Outcome> run(Workflow workflow, Task.Owner owner, Work work) {
    bounds().check(workflow, owner, new Assignment(agents));
    var task =
        ledger.open(owner, Task.WORKFLOW, TaskStatus.ROUTING, workflow::json, Task.Terms.NONE);
    var its = work(task.id(), work, Optional.empty());
    return kept(its, () -> run(workflow, owner.subject(), List.of(), its).begin(List.of()));
  }

  /**
   * Takes a task, and has it done while nobody waits. What was sent before with the same key is not
   * begun a second time.
   *
   * @throws TaskRefusedException when it was not taken
   */
  public Task submit(Order order, String client, TraceContext trace) {
    bounds().check(order);
    var owner = new Task.Owner(order.request().subject(), client);
    return submit(owner, Task.TASK, () -> placed(order, owner), order.terms(), trace);
  }

  /**
   * Takes a workflow, as a task is taken.
   *
   * @throws TaskRefusedException when it was not taken
   */
  public Task submit(Workflow workflow, Task.Owner owner, Task.Terms terms, TraceContext trace) {
    bounds().check(workflow, owner, new Assignment(agents));
    return submit(owner, Task.WORKFLOW, workflow::json, terms, trace);
  }

  private Task submit(
      Task.Owner owner,
      String kind,
      Supplier<JsonObject> input,
      Task.Terms terms,
      TraceContext trace) {
    var key = terms.idempotencyKey();
    var before = key.flatMap(word -> ledger.sentBefore(owner.subject(), word));
    if (before.isPresent()) {
      return before.orElseThrow();
    }
    String id;
    try {
      id = ledger.open(owner, kind, TaskStatus.PENDING, input, terms).id();
    } catch (TaskRefusedException e) {
      throw e;
    } catch (RuntimeException e) {
      // Of two at once one is written down.
      return key.flatMap(word -> ledger.sentBefore(owner.subject(), word)).orElseThrow(() -> e);
    }
    var taken = ledger.find(id).orElseThrow();
    threads().execute(() -> takeUp(taken, new Unattended(trace)));
    return taken;
  }

  /**
   * Goes on with a task or workflow whose agent has asked something, while nobody waits.
   *
   * @throws TaskRefusedException when it does not wait for an answer
   */
  public void answer(Task task, String answer) {
    var now = answered(task, answer);
    threads().execute(() -> takeUp(now, new Unattended(TraceContext.NONE)));
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
    return goOn(answered(task, answer), work);
  }

  private Task answered(Task task, String answer) {
    var question = task.question().orElse("");
    var step = Answer.asking(question);
    var input = new Answer(step, question, answer).keptIn(task.input());
    bounds().check(input.toString().length());
    if (!ledger.answered(task.id(), input)) {
      throw new TaskRefusedException(task.id() + " does not wait for an answer.");
    }
    return ledger.find(task.id()).orElseThrow();
  }

  /** Goes on with a task that this node has taken over from one that is gone. */
  void takeOver(Task task) {
    takeUp(task, new Unattended(TraceContext.NONE));
  }

  private void takeUp(Task task, Work waiting) {
    if (task.isWorkflow()) {
      var work = work(task.id(), waiting, task.deadlineAt());
      var workflow = Workflow.of(task.input());
      var unused =
          kept(
              work,
              () ->
                  run(workflow, task.subject(), Answer.of(task.input()), work)
                      .begin(ledger.steps(task.id())));
    } else {
      var unused = goOn(task, waiting);
    }
  }

  private CompletionStage<TaskOutcome> goOn(Task task, Work waiting) {
    var work = work(task.id(), waiting, task.deadlineAt());
    return kept(
        work, () -> new TaskRun(told(Order.of(task), task.createdAt()), tools(), work).goOn(task));
  }

  private WorkflowRun run(Workflow workflow, String subject, List<Answer> answers, TaskWork work) {
    return new WorkflowRun(workflow, subject, answers, tools(), work, settings.parallel());
  }

  private TaskBounds bounds() {
    return new TaskBounds(settings);
  }

  private TaskRun.Tools tools() {
    return new TaskRun.Tools(new Assignment(agents), ledger, clock, threads());
  }

  private TaskWork work(String id, Work waiting, Optional<Instant> deadline) {
    var work = new TaskWork(id, waiting, ledger, deadline);
    running.add(work);
    waiting.keptAs(id);
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

  /** The task of that id, whoever's it is, if it has ended. */
  @Transactional
  public Optional<Task> ended(String id) {
    return rows.find(id).filter(task -> task.status().isFinal());
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
