package dev.meshgate.services.engine.cell;

/** Ends a function with an error as its value. */
public final class ErrorException extends RuntimeException {

  private final ErrorValue error;

  public ErrorException(ErrorValue error) {
    // It is an everyday answer, so it costs no stack trace.
    super(error.text(), null, false, false);
    this.error = error;
  }

  public ErrorValue error() {
    return error;
  }
}
