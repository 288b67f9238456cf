package dev.meshgate.tasks;

import dev.meshgate.agents.AgentAsksException;
import dev.meshgate.agents.AgentReply;
import dev.meshgate.platform.work.Stages;
import dev.meshgate.platform.work.WorkCancelledException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One workflow on its way. Each step begins as soon as those have ended that it waits for and there
 * is a place; no thread waits meanwhile.
 */
final class WorkflowRun {

  private final Workflow workflow;
  private final String subject;
  private final List<Answer> answers;
  private final TaskRun.Tools tools;
  private final TaskWork work;
  private final int most;
  private final StepStates states;
  private final Map<Integer, TaskStep> begunElsewhere = new HashMap<>();
  private final Map<Integer, StepWork> atWork = new TreeMap<>();
  private final CompletableFuture<Workflow.Outcome> outcome = new CompletableFuture<>();
  private String question = "";
  private boolean over;

  /**
   * Prepares it.
   *
   * @param most how many steps at once
   */
  WorkflowRun(
      Workflow workflow,
      String subject,
      List<Answer> answers,
      TaskRun.Tools tools,
      TaskWork work,
      int most) {
    this.workflow = workflow;
    this.states = new StepStates(workflow);
    this.subject = subject;
    this.answers = answers;
    this.tools = tools;
    this.work = work;
    this.most = most;
  }

  /**
   * Begins, or goes on where another server had to stop. The stage ends with how the steps ended,
   * or with a {@link TaskFailedException} when it was cancelled, or a {@link
   * WorkCancelledException} when the one who waited is gone.
   *
   * @param earlier what was written down of its steps
   */
  CompletableFuture<Workflow.Outcome> begin(List<TaskStep> earlier) {
    var unused = work.ended().thenAcceptAsync(this::endedBy, tools.threads());
    earlier.forEach(this::remember);
    if (tools.ledger().executing(work.taskId(), null)) {
      advance();
    } else {
      endedElsewhere();
    }
    return outcome;
  }

  private void remember(TaskStep step) {
    step.outcome()
        .ifPresentOrElse(
            ended -> states.keep(step.number(), ended),
            () -> {
              // One that asked is begun anew, with the answer.
              if (step.status() == TaskStatus.EXECUTING) {
                begunElsewhere.put(step.number(), step);
              }
            });
  }

  /** Begins what can begin; ends when there is nothing left that could. */
  private void advance() {
    List<Integer> due;
    boolean last;
    synchronized (this) {
      due = over ? List.of() : due();
      last = due.isEmpty() && atWork.isEmpty() && !over;
      over |= last;
    }
    due.forEach(this::start);
    if (last) {
      tried(this::end);
    }
  }

  /** The numbers of the steps to begin now; they are at work from here on. */
  private List<Integer> due() {
    if (!question.isEmpty() || work.isCancelled()) {
      return List.of();
    }
    var due = new ArrayList<Integer>();
    for (var number : states.ready(tools.clock().instant())) {
      if (!atWork.containsKey(number) && atWork.size() < most) {
        atWork.put(number, stepWork(number));
        due.add(number);
      }
    }
    return due;
  }

  private StepWork stepWork(int number) {
    var step = workflow.steps().get(number).id();
    return new StepWork(
        work,
        tools.ledger(),
        step,
        number,
        (share, message) -> report(share, step + ": " + message));
  }

  /** Side by side they would jump back and forth: only what is done counts for them. */
  private void report(double share, String message) {
    double part;
    synchronized (this) {
      part = states.ended() + (workflow.type() == Workflow.Type.SEQUENTIAL ? share : 0);
    }
    work.report(part, workflow.steps().size(), message);
  }

  private void start(int number) {
    try {
      tools.threads().execute(() -> tried(() -> step(number)));
    } catch (RejectedExecutionException e) {
      tried(() -> step(number));
    }
  }

  private void step(int number) {
    var step = workflow.steps().get(number);
    StepWork stepWork;
    Map<String, AgentReply> known;
    synchronized (this) {
      stepWork = Objects.requireNonNull(atWork.get(number));
      known = states.results();
    }
    var begun = tools.clock().instant();
    CompletableFuture<Errand.Done> doing;
    try {
      var own = answers.stream().filter(one -> one.step().equals(step.id())).toList();
      var wording = new StepErrand.Wording(known, workflow.parameters(), own, subject);
      var errand = new StepErrand(tools.assignment(), step, wording, stepWork);
      var earlier = begunElsewhere.get(number);
      var stage = earlier == null ? errand.begin() : errand.resume(earlier);
      doing = stepWork.within(step.timeout(), stage, tools.threads());
    } catch (RuntimeException e) {
      doing = CompletableFuture.failedFuture(e);
    }
    var unused =
        doing.handle(
            (done, failure) -> {
              tried(
                  () ->
                      ended(
                          number,
                          stepWork,
                          begun,
                          done,
                          failure == null ? null : Stages.cause(failure)));
              return done;
            });
  }

  private void ended(
      int number,
      StepWork stepWork,
      Instant begun,
      Errand.@Nullable Done done,
      @Nullable Throwable failure) {
    if (failure instanceof WorkCancelledException) {
      synchronized (this) {
        atWork.remove(number);
      }
      endedElsewhere();
      return;
    }
    if (failure instanceof AgentAsksException asks) {
      asked(number, asks.sentence());
      return;
    }
    if (failure != null) {
      TaskRun.log(work.taskId(), failure);
    }
    var ended = stepWork.outcome(begun, tools.clock().instant(), done, failure);
    var written = tools.ledger().stepEnded(work.taskId(), number, ended);
    synchronized (this) {
      atWork.remove(number);
      states.keep(number, ended);
    }
    if (written) {
      advance();
    } else {
      endedElsewhere();
    }
  }

  /** The others at work end; then the question is put. */
  private void asked(int number, String asks) {
    tools.ledger().stepAsks(work.taskId(), number);
    synchronized (this) {
      atWork.remove(number);
      if (question.isEmpty()) {
        question = Answer.question(workflow.steps().get(number).id(), asks);
      }
    }
    advance();
  }

  /** An error of ours ends it here; another server, or this one later, takes it up. */
  private void tried(Runnable part) {
    try {
      part.run();
    } catch (RuntimeException e) {
      outcome.completeExceptionally(e);
    }
  }

  private void end() {
    if (work.isCancelled()) {
      return;
    }
    var ended = states.outcomes();
    var id = work.taskId();
    if (!question.isEmpty()) {
      ended(tools.ledger().ask(id, question), TaskStatus.INPUT_REQUIRED, ended, question);
      return;
    }
    var failed = states.failed();
    var result = states.result();
    var stored = Fit.reply(AgentReply.text(result));
    if (failed.isEmpty()) {
      ended(tools.ledger().complete(id, stored), TaskStatus.COMPLETED, ended, result);
    } else {
      ended(tools.ledger().fail(id, errors(failed), stored), TaskStatus.FAILED, ended, result);
    }
  }

  private void ended(boolean written, TaskStatus status, List<StepOutcome> steps, String result) {
    if (written) {
      outcome.complete(new Workflow.Outcome(work.taskId(), status, steps, result));
    } else {
      endedElsewhere();
    }
  }

  private static String errors(List<StepOutcome> failed) {
    return failed.stream()
        .map(s -> "Step " + s.id() + " failed: " + Objects.requireNonNullElse(s.error(), "?"))
        .collect(Collectors.joining(" "));
  }

  private void endedElsewhere() {
    work.end(tools.ledger().howLost(work.taskId()));
  }

  private void endedBy(TaskWork.End how) {
    synchronized (this) {
      over = true;
    }
    outcome.completeExceptionally(TaskRun.ended(tools.ledger(), work, how));
  }
}
