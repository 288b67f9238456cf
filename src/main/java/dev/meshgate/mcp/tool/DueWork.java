package dev.meshgate.mcp.tool;

import dev.meshgate.platform.Work;

/**
 * Work that is over at a deadline. Whoever does it hears of that as of a cancellation. Its thread
 * is not interrupted: the embedded database closes its file under a thread that is.
 */
final class DueWork implements Work {

  private final Work work;
  private volatile boolean overdue;

  DueWork(Work work) {
    this.work = work;
  }

  void end() {
    overdue = true;
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
  public boolean isCancelled() {
    return overdue || work.isCancelled();
  }
}
