package dev.meshgate.tasks;

import dev.meshgate.platform.work.TraceContext;
import dev.meshgate.platform.work.Work;
import dev.meshgate.platform.work.Work.Severity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The work on a task: tells the one who waits at once, and the row at most once a second. Writing
 * the row also tells whether the task was ended by somebody elsewhere.
 */
final class TaskWork implements Work {

  private static final Duration BETWEEN_WRITES = Duration.ofSeconds(1);

  private final String taskId;
  private final Work waiting;
  private final TaskLedger ledger;
  private final Clock clock;
  private Instant written;
  private double progress;
  private String message = "Begun";
  private volatile boolean ended;

  /**
   * Begins.
   *
   * @param waiting how the one who waits for the answer sees it
   */
  TaskWork(String taskId, Work waiting, TaskLedger ledger, Clock clock) {
    this.taskId = taskId;
    this.waiting = waiting;
    this.ledger = ledger;
    this.clock = clock;
    this.written = clock.instant();
  }

  String taskId() {
    return taskId;
  }

  void cancel() {
    ended = true;
  }

  @Override
  public void report(double progress, double total, String message) {
    waiting.report(progress, total, message);
    synchronized (this) {
      this.progress = total > 0 ? Math.max(0, Math.min(1, progress / total)) : this.progress;
      this.message = message;
    }
    writeIfDue();
  }

  @Override
  public void note(Severity severity, String message) {
    waiting.note(severity, message);
  }

  @Override
  public TraceContext trace() {
    return waiting.trace();
  }

  @Override
  public boolean isCancelled() {
    writeIfDue();
    return ended || waiting.isCancelled();
  }

  /** Whether the one who waits has gone, and not somebody else ended the task. */
  boolean isAbandoned() {
    return waiting.isCancelled();
  }

  private void writeIfDue() {
    double share;
    String words;
    synchronized (this) {
      var now = clock.instant();
      if (ended || now.isBefore(written.plus(BETWEEN_WRITES))) {
        return;
      }
      written = now;
      share = progress;
      words = message;
    }
    if (!ledger.progress(taskId, share, words)) {
      ended = true;
    }
  }
}
