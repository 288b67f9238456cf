package dev.meshgate.mcp.tool;

import dev.meshgate.platform.work.Cancellation;
import dev.meshgate.platform.work.TraceContext;
import dev.meshgate.platform.work.Work;
import java.util.concurrent.CompletableFuture;

/**
 * Work that is over at a deadline. Whoever does it hears of that as of a cancellation. Its thread
 * is not interrupted: the embedded database closes its file under a thread that is.
 */
final class DueWork implements Work {

  private final Work work;
  private final TraceContext trace;
  private final CompletableFuture<String> kept = new CompletableFuture<>();
  private volatile boolean overdue;
  private volatile boolean left;
  private final Cancellation cancellation = new Cancellation();

  DueWork(Work work, TraceContext trace) {
    this.work = work;
    this.trace = trace;
    work.whenCancelled(
        () -> {
          if (!left) {
            cancellation.cancel();
          }
        });
  }

  void end() {
    overdue = true;
    cancellation.cancel();
  }

  /** From here on it goes on by itself: whoever waited comes back for it. */
  void leave() {
    left = true;
  }

  /** Ends with the id by which the work is kept, if it is. */
  CompletableFuture<String> kept() {
    return kept;
  }

  @Override
  public void keptAs(String id) {
    work.keptAs(id);
    kept.complete(id);
  }

  @Override
  public void report(double progress, double total, String message) {
    if (!overdue && !left) {
      work.report(progress, total, message);
    }
  }

  @Override
  public void note(Severity severity, String message) {
    if (!overdue && !left) {
      work.note(severity, message);
    }
  }

  @Override
  public TraceContext trace() {
    return trace;
  }

  @Override
  public void whenCancelled(Runnable action) {
    cancellation.whenCancelled(action);
  }

  @Override
  public boolean isCancelled() {
    return overdue || (!left && work.isCancelled());
  }
}
