package dev.meshgate.services.engine;

/** A calculation that came to no result. The message says why, for the one who asked for it. */
public final class CalculationException extends RuntimeException {

  /** What kept it from its result. */
  public enum Reason {
    /** It took longer than it may. */
    DEADLINE,
    /** It read more cells than it may. */
    WORK,
    /** It needs a cell whose formula we cannot calculate. */
    UNSUPPORTED,
    /** A formula is nested too deep. */
    DEPTH
  }

  private final Reason reason;
  private final String explanation;

  CalculationException(Reason reason, String message) {
    super(message);
    this.reason = reason;
    this.explanation = message;
  }

  /** Its message. */
  String explanation() {
    return explanation;
  }

  public Reason reason() {
    return reason;
  }
}
