package dev.meshgate.agents;

/**
 * An agent cannot do what it was asked. The message is for the caller: what is missing, and what
 * would work. It has no stack trace: it is an answer, not a bug.
 */
public class AgentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public AgentException(String message) {
    super(message, null, false, false);
  }

  /** Whether another agent, or the same one later, could do it. */
  public boolean mayBeTriedElsewhere() {
    return false;
  }

  /** The sentence for the caller. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
