package dev.meshgate.tasks;

import dev.meshgate.agents.AgentException;
import dev.meshgate.agents.Route;
import dev.meshgate.platform.work.Cancellation;
import dev.meshgate.platform.work.Stages;
import dev.meshgate.platform.work.TraceContext;
import dev.meshgate.platform.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The work on one step of a workflow, as a part of the whole. */
final class StepWork implements Work {

  private final TaskWork whole;
  private final TaskLedger ledger;
  private final String step;
  private final int number;
  private final Reporter reporter;
  private final Cancellation cancellation = new Cancellation();
  private volatile @Nullable Route route;

  /** Takes how far it is, from 0 to 1. */
  @FunctionalInterface
  interface Reporter {
    void report(double share, String message);
  }

  StepWork(TaskWork whole, TaskLedger ledger, String step, int number, Reporter reporter) {
    this.whole = whole;
    this.ledger = ledger;
    this.step = step;
    this.number = number;
    this.reporter = reporter;
    whole.whenCancelled(cancellation::cancel);
  }

  /** Writes down who does it. */
  boolean written(Route chosen) {
    route = chosen;
    var agent = chosen.agent().card().id();
    return ledger.stepBegun(whole.taskId(), number, step, agent, chosen.reason());
  }

  /** The same, if it comes in time; an agent that is late is told that nobody waits any more. */
  CompletableFuture<Errand.Done> within(
      @Nullable Duration timeout, CompletionStage<Errand.Done> doing, Executor threads) {
    var answer = doing.toCompletableFuture().copy();
    if (timeout == null) {
      return answer;
    }
    return answer
        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .handleAsync((done, failure) -> inTime(timeout, done, failure), threads);
  }

  @SuppressWarnings("NullAway") // A stage hands null where there was no failure.
  private Errand.Done inTime(Duration timeout, Errand.Done done, Throwable failure) {
    if (failure == null) {
      return done;
    }
    var cause = Stages.cause(failure);
    if (cause instanceof TimeoutException) {
      cancellation.cancel();
      throw new AgentException("It was not done within " + timeout.toSeconds() + " seconds.");
    }
    throw new CompletionException(cause);
  }

  /** How it ended. */
  StepOutcome outcome(
      Instant begun, Instant now, Errand.@Nullable Done done, @Nullable Throwable failure) {
    var by = done == null ? route : done.route();
    return new StepOutcome(
        step,
        done == null ? TaskStatus.FAILED : TaskStatus.COMPLETED,
        by == null ? null : by.agent().card().id(),
        by == null ? null : by.reason(),
        done == null ? null : done.reply(),
        failure == null ? null : Assignment.sentence(failure),
        begun,
        now);
  }

  @Override
  public void report(double progress, double total, String message) {
    reporter.report(total > 0 ? Math.max(0, Math.min(1, progress / total)) : 0, message);
  }

  @Override
  public void note(Severity severity, String message) {
    whole.note(severity, step + ": " + message);
  }

  @Override
  public void givenTo(String handle) {
    ledger.stepGiven(whole.taskId(), number, handle);
  }

  @Override
  public String key() {
    return TaskStep.id(whole.taskId(), number);
  }

  @Override
  public TraceContext trace() {
    return whole.trace();
  }

  @Override
  public boolean isCancelled() {
    return cancellation.isCancelled() || whole.isCancelled();
  }

  @Override
  public void whenCancelled(Runnable action) {
    cancellation.whenCancelled(action);
  }
}
