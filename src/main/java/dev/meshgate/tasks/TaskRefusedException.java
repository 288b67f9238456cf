package dev.meshgate.tasks;

/** A task was not begun. The message says what is wrong and what is allowed. */
public class TaskRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public TaskRefusedException(String message) {
    super(message, null, false, false);
  }

  /** The sentence for the caller. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
