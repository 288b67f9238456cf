package dev.meshgate.mcp.tool;

import dev.meshgate.platform.work.Cancellation;
import dev.meshgate.platform.work.TraceContext;
import dev.meshgate.platform.work.Work;

/**
 * Work that is over at a deadline. Whoever does it hears of that as of a cancellation. Its thread
 * is not interrupted: the embedded database closes its file under a thread that is.
 */
final class DueWork implements Work {

  private final Work work;
  private final TraceContext trace;
  private volatile boolean overdue;
  private final Cancellation cancellation = new Cancellation();

  DueWork(Work work, TraceContext trace) {
    this.work = work;
    this.trace = trace;
    work.whenCancelled(cancellation::cancel);
  }

  void end() {
    overdue = true;
    cancellation.cancel();
  }

  @Override
  public void report(double progress, double total, String message) {
    if (!overdue) {
      work.report(progress, total, message);
    }
  }

  @Override
  public void note(Severity severity, String message) {
    if (!overdue) {
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
    return overdue || work.isCancelled();
  }
}
