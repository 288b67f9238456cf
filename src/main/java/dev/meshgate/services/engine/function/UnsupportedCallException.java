package dev.meshgate.services.engine.function;

/** A function that is there but cannot do what it is asked for. No formula can catch it. */
public final class UnsupportedCallException extends RuntimeException {

  private final String explanation;

  public UnsupportedCallException(String explanation, Throwable cause) {
    super(explanation, cause);
    this.explanation = explanation;
  }

  /** Its message. */
  public String explanation() {
    return explanation;
  }
}
