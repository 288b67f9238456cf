package dev.meshgate.tasks;

import dev.meshgate.platform.work.Cancellation;
import dev.meshgate.platform.work.TraceContext;
import dev.meshgate.platform.work.Work;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The work on a task: tells the one who waits at once, and keeps what is to be written until {@link
 * RunningTasks} writes it for all tasks together.
 */
final class TaskWork implements Work {

  private final String taskId;
  private final Work waiting;
  private final TaskLedger ledger;
  private final Optional<Instant> deadline;
  private final Cancellation cancellation = new Cancellation();
  private final CompletableFuture<End> ended = new CompletableFuture<>();
  private boolean isNew;
  private double progress;
  private String message = "Begun";

  /** Why it ends before there is an answer. */
  enum End {
    /** Somebody ended it, here or elsewhere. */
    CANCELLED,
    /** The one who waited for the answer is gone. */
    ABANDONED,
    /** Its time is over. */
    OVERDUE,
    /** Another server has taken it over, and the agent goes on for that one. */
    LOST
  }

  /** How far it is. */
  record Told(double progress, String message) {}

  /**
   * Begins.
   *
   * @param waiting how the one who waits for the answer sees it
   * @param deadline until when it must have ended, if there is such a time
   */
  TaskWork(String taskId, Work waiting, TaskLedger ledger, Optional<Instant> deadline) {
    this.taskId = taskId;
    this.waiting = waiting;
    this.ledger = ledger;
    this.deadline = deadline;
  }

  /** From now on hears when the one who waits is gone. */
  TaskWork attended() {
    waiting.whenCancelled(() -> end(End.ABANDONED));
    return this;
  }

  /** Ends it, if its time is over. */
  void endIfOverdue(Instant now) {
    if (deadline.filter(now::isAfter).isPresent()) {
      end(End.OVERDUE);
    }
  }

  String taskId() {
    return taskId;
  }

  @Override
  public String key() {
    return taskId;
  }

  void end(End how) {
    if (ended.complete(how) && how != End.LOST) {
      cancellation.cancel();
    }
  }

  /** Ends when the task does so before there is an answer. */
  CompletionStage<End> ended() {
    return ended;
  }

  /** What has not been written yet. */
  synchronized Optional<Told> news() {
    if (!isNew) {
      return Optional.empty();
    }
    isNew = false;
    return Optional.of(new Told(progress, message));
  }

  @Override
  public void report(double progress, double total, String message) {
    waiting.report(progress, total, message);
    synchronized (this) {
      this.progress = total > 0 ? Math.max(0, Math.min(1, progress / total)) : this.progress;
      this.message = message;
      this.isNew = true;
    }
  }

  @Override
  public void note(Severity severity, String message) {
    waiting.note(severity, message);
  }

  @Override
  public void givenTo(String handle) {
    if (!ledger.given(taskId, handle)) {
      LOG.log(System.Logger.Level.DEBUG, "{0} had ended when its agent took it", taskId);
    }
  }

  private static final System.Logger LOG = System.getLogger(TaskWork.class.getName());

  @Override
  public TraceContext trace() {
    return waiting.trace();
  }

  @Override
  public boolean isCancelled() {
    if (!ended.isDone() && waiting.isCancelled()) {
      end(End.ABANDONED);
    }
    return ended.isDone();
  }

  @Override
  public void whenCancelled(Runnable action) {
    cancellation.whenCancelled(action);
  }
}
