package dev.meshgate.services.engine.formula;

/**
 * A formula that cannot be calculated. The message says why, and names the function if it is one.
 */
public final class FormulaException extends RuntimeException {

  public FormulaException(String message) {
    super(message);
  }

  FormulaException(String message, Throwable cause) {
    super(message, cause);
  }
}
