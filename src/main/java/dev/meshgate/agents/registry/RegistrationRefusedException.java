package dev.meshgate.agents.registry;

/** An agent was not registered or changed. The message is for the caller. */
public class RegistrationRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  /** What it was. */
  public enum Why {
    /** A field is missing, or is not what it must be. */
    INVALID_INPUT,
    /** Nobody answers there, or nobody may be asked there. */
    AGENT_UNREACHABLE,
    /** The address does not tell what agent it is. */
    NOT_DESCRIBED,
    /** There is one of that id. */
    ALREADY_REGISTERED
  }

  private final Why why;
  private final String field;

  RegistrationRefusedException(Why why, String field, String message) {
    super(message);
    this.why = why;
    this.field = field;
  }

  public Why why() {
    return why;
  }

  /** The field of the registration that it is about. */
  public String field() {
    return field;
  }

  public String sentence() {
    return String.valueOf(getMessage());
  }
}
