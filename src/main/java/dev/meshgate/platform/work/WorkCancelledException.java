package dev.meshgate.platform.work;

/** The work was cancelled while it ran. It has no stack trace: it is an answer, not a bug. */
public class WorkCancelledException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public WorkCancelledException() {
    super("the work was cancelled", null, false, false);
  }
}
