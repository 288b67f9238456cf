package dev.meshgate.mcp.task;

import dev.meshgate.mcp.CallTool;
import dev.meshgate.mcp.ProtocolVersion;
import dev.meshgate.mcp.ask.Asking;
import dev.meshgate.mcp.ask.MissingCapability;
import dev.meshgate.mcp.ask.Unanswered;
import dev.meshgate.mcp.schema.InvalidArguments;
import dev.meshgate.mcp.task.Standing.Failed;
import dev.meshgate.mcp.tool.ToolCalls.BrokenToolException;
import dev.meshgate.mcp.tool.ToolFailure;
import dev.meshgate.mcp.tool.ToolResult;
import dev.meshgate.platform.work.Cancellation;
import dev.meshgate.platform.work.Work;
import dev.meshgate.platform.work.WorkCancelledException;
import jakarta.json.JsonObject;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** One job on its way. While it waits for answers no thread does. */
final class JobRun<T> implements Work {

  private static final System.Logger LOG = System.getLogger(JobRun.class.getName());

  private final String id;
  private final String tool;
  private final Job<T> job;
  private final JobLedger ledger;
  private final Executor threads;
  private final Cancellation cancellation = new Cancellation();
  private final CompletableFuture<T> outcome = new CompletableFuture<>();
  private final AtomicBoolean waits = new AtomicBoolean();
  private volatile Asking asking;

  JobRun(String id, String tool, Job<T> job, Asking asking, JobLedger ledger, Executor threads) {
    this.id = id;
    this.tool = tool;
    this.job = job;
    this.asking = asking;
    this.ledger = ledger;
    this.threads = threads;
  }

  /** Begins. The stage ends as the call would that waits for it. */
  CompletableFuture<T> begin() {
    start();
    return outcome;
  }

  /** Whether it goes on when it is answered. */
  boolean waits() {
    return waits.get();
  }

  /** Begins anew with all answers so far, once for what it has asked. */
  void answered(Map<String, JsonObject> answers) {
    if (waits.compareAndSet(true, false)) {
      asking = asking.with(answers);
      start();
    }
  }

  private void start() {
    try {
      threads.execute(this::attempt);
    } catch (RejectedExecutionException e) {
      failed(e);
    }
  }

  /** Somebody called it off, or nobody can come back for it any more. */
  void end() {
    cancellation.cancel();
    outcome.completeExceptionally(new WorkCancelledException());
  }

  private void attempt() {
    try {
      var value = job.done(this, asking);
      ledger.complete(id, ToolResult.from(value));
      outcome.complete(value);
    } catch (Unanswered unanswered) {
      ask(unanswered);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failed(e);
    } catch (Exception | StackOverflowError e) {
      failed(e);
    }
  }

  private void ask(Unanswered unanswered) {
    try {
      if (ledger.ask(id, unanswered.questions())) {
        waits.set(true);
      } else {
        // Unless it has ended meanwhile.
        ledger.complete(id, ToolResult.failure("The tool asks more than can be kept."));
        end();
      }
    } catch (RuntimeException e) {
      failed(e);
    }
  }

  /** As the call would be answered that waits for it. */
  private void failed(Throwable failure) {
    var told = failure;
    try {
      told = written(failure);
    } catch (RuntimeException e) {
      // The lease ends it.
      LOG.log(Level.DEBUG, "how the work of a tool ended could not be written down", e);
    }
    outcome.completeExceptionally(told);
  }

  private Throwable written(Throwable failure) {
    if (failure instanceof ToolFailure told) {
      ledger.complete(id, ToolResult.failure(told.sentence()));
    } else if (failure instanceof InvalidArguments invalid) {
      ledger.complete(id, ToolResult.failure(invalid.sentence()));
    } else if (failure instanceof MissingCapability mute) {
      ledger.fail(id, Failed.of(CallTool.refusal(mute, ProtocolVersion.MODERN)));
    } else if (failure instanceof WorkCancelledException) {
      ledger.cancel(id);
    } else {
      var broken = BrokenToolException.of(tool, failure);
      ledger.complete(id, ToolResult.failure(broken.sentence()));
      return broken;
    }
    return failure;
  }

  /** How far it is nobody sees before it has ended. */
  @Override
  public void report(double progress, double total, String message) {}

  @Override
  public boolean isCancelled() {
    return cancellation.isCancelled();
  }

  @Override
  public void whenCancelled(Runnable action) {
    cancellation.whenCancelled(action);
  }
}
