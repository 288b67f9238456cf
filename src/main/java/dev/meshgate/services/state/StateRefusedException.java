package dev.meshgate.services.state;

/** Something cannot be kept. The message says what is allowed. */
public class StateRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StateRefusedException(String message) {
    super(message, null, false, false);
  }

  public String sentence() {
    return String.valueOf(getMessage());
  }
}
