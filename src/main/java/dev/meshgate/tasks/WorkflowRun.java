package dev.meshgate.tasks;

import dev.meshgate.agents.AgentReply;
import dev.meshgate.agents.Route;
import dev.meshgate.platform.work.TraceContext;
import dev.meshgate.platform.work.Work;
import dev.meshgate.platform.work.WorkCancelledException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One workflow on its way. */
final class WorkflowRun {

  private final Workflow workflow;
  private final String subject;
  private final Assignment assignment;
  private final TaskLedger ledger;
  private final Clock clock;
  private final TaskWork work;
  private final AtomicReferenceArray<@Nullable StepOutcome> outcomes;
  private final Map<String, AgentReply> results = new ConcurrentHashMap<>();
  private final AtomicInteger done = new AtomicInteger();

  WorkflowRun(Workflow workflow, String subject, Tools tools, TaskWork work) {
    this.workflow = workflow;
    this.subject = subject;
    this.assignment = tools.assignment();
    this.ledger = tools.ledger();
    this.clock = tools.clock();
    this.work = work;
    this.outcomes = new AtomicReferenceArray<>(workflow.steps().size());
  }

  /** What a run works with. */
  record Tools(Assignment assignment, TaskLedger ledger, Clock clock) {}

  /**
   * Runs the steps.
   *
   * @param executor where steps of a parallel workflow may run beside this thread
   * @param most how many at once
   */
  Workflow.Outcome run(Executor executor, int most) {
    try {
      if (!ledger.running(work.taskId(), null, null)) {
        throw new WorkCancelledException();
      }
      if (workflow.type() == Workflow.Type.SEQUENTIAL) {
        inSequence();
      } else {
        inParallel(executor, most);
      }
      work.stopIfCancelled();
      return end();
    } catch (WorkCancelledException e) {
      throw TaskRun.cancelled(ledger, work);
    }
  }

  private void inSequence() {
    for (var i = 0; i < workflow.steps().size(); i++) {
      if (step(i).status() != TaskStatus.COMPLETED) {
        return;
      }
    }
  }

  /**
   * This thread takes steps like the others, so that they all get done when the executor has no
   * thread to spare.
   */
  private void inParallel(Executor executor, int most) {
    var next = new AtomicInteger();
    var ended = new CountDownLatch(workflow.steps().size());
    Runnable taking =
        () -> {
          for (var i = next.getAndIncrement();
              i < workflow.steps().size();
              i = next.getAndIncrement()) {
            try {
              step(i);
            } catch (WorkCancelledException e) {
              // The others hear of it themselves, and the one who waits below asks again.
            } finally {
              ended.countDown();
            }
          }
        };
    for (var i = 1; i < Math.min(most, workflow.steps().size()); i++) {
      try {
        executor.execute(taking);
      } catch (RejectedExecutionException e) {
        break;
      }
    }
    taking.run();
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorkCancelledException();
    }
  }

  private StepOutcome step(int index) {
    var step = workflow.steps().get(index);
    var begun = clock.instant();
    Route route = null;
    StepOutcome outcome;
    try {
      work.stopIfCancelled();
      var context = step.context();
      var request =
          step.request(
              References.filled(step.task(), results),
              context == null ? null : References.filled(context, results),
              subject);
      route = assignment.of(request, step.agent());
      var reply = route.agent().run(request, new StepWork(step.id()));
      results.put(step.id(), reply);
      outcome =
          new StepOutcome(
              step.id(),
              TaskStatus.COMPLETED,
              route.agent().card().id(),
              route.reason(),
              reply,
              null,
              begun,
              clock.instant());
    } catch (WorkCancelledException e) {
      throw e;
    } catch (RuntimeException e) {
      TaskRun.log(work.taskId(), e);
      outcome = failed(step, route, Assignment.sentence(e), begun);
    }
    ledger.step(work.taskId(), index, outcome);
    outcomes.set(index, outcome);
    done.incrementAndGet();
    return outcome;
  }

  private StepOutcome failed(
      Workflow.Step step, @Nullable Route route, String error, Instant begun) {
    return new StepOutcome(
        step.id(),
        TaskStatus.FAILED,
        route == null ? null : route.agent().card().id(),
        route == null ? null : route.reason(),
        null,
        error,
        begun,
        clock.instant());
  }

  private Workflow.Outcome end() {
    var ended =
        IntStream.range(0, outcomes.length())
            .mapToObj(i -> Optional.ofNullable(outcomes.get(i)))
            .flatMap(Optional::stream)
            .toList();
    var failed = ended.stream().filter(s -> s.status() == TaskStatus.FAILED).toList();
    var result = result(ended);
    var stored = Fit.reply(AgentReply.text(result));
    var written =
        failed.isEmpty()
            ? ledger.complete(work.taskId(), stored)
            : ledger.fail(work.taskId(), errors(failed), stored);
    if (!written) {
      throw new WorkCancelledException();
    }
    return new Workflow.Outcome(
        work.taskId(), failed.isEmpty() ? TaskStatus.COMPLETED : TaskStatus.FAILED, ended, result);
  }

  private static String errors(List<StepOutcome> failed) {
    return failed.stream()
        .map(s -> "Step " + s.id() + " failed: " + Objects.requireNonNullElse(s.error(), "?"))
        .collect(Collectors.joining(" "));
  }

  private String result(List<StepOutcome> ended) {
    var answered = new ArrayList<>(ended);
    answered.removeIf(step -> step.reply() == null);
    if (answered.isEmpty()) {
      return "";
    }
    return workflow.type() == Workflow.Type.SEQUENTIAL
        ? answered.get(answered.size() - 1).text()
        : answered.stream()
            .map(step -> "## " + step.id() + "\n\n" + step.text())
            .collect(Collectors.joining("\n\n"));
  }

  /** The work on one step, as a part of the whole. */
  private final class StepWork implements Work {

    private final String step;

    StepWork(String step) {
      this.step = step;
    }

    @Override
    public void report(double progress, double total, String message) {
      var share = total > 0 ? Math.max(0, Math.min(1, progress / total)) : 0;
      // Parallel steps would jump back and forth: only what is done counts for them.
      var part = workflow.type() == Workflow.Type.SEQUENTIAL ? share : 0;
      work.report(done.get() + part, workflow.steps().size(), step + ": " + message);
    }

    @Override
    public TraceContext trace() {
      return work.trace();
    }

    @Override
    public boolean isCancelled() {
      return work.isCancelled();
    }
  }
}
