package dev.meshgate.tasks;

/** A task ended without an answer. The message says why. */
public class TaskFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String taskId;

  TaskFailedException(String taskId, String message) {
    super(message, null, false, false);
    this.taskId = taskId;
  }

  public String taskId() {
    return taskId;
  }

  /** The sentence for the caller. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
