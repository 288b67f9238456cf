package dev.meshgate.workflows;

import java.util.List;

/**
 * A workflow was not stored, or not run. The message says all that is wrong and what is allowed.
 */
public class WorkflowRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Why why;

  /** Whose fault it is. */
  public enum Why {
    INVALID_INPUT,
    ALREADY_STORED
  }

  WorkflowRefusedException(Why why, String message) {
    super(message, null, false, false);
    this.why = why;
  }

  /** Refuses for each of those reasons. */
  static WorkflowRefusedException of(List<String> problems) {
    return new WorkflowRefusedException(Why.INVALID_INPUT, String.join(" ", problems));
  }

  public Why why() {
    return why;
  }

  /** The sentences for the caller. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
