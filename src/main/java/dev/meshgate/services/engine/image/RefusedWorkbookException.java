package dev.meshgate.services.engine.image;

/** A workbook that we do not take. The message says why, for the one who handed it in. */
public final class RefusedWorkbookException extends RuntimeException {

  public RefusedWorkbookException(String message) {
    super(message);
  }

  RefusedWorkbookException(String message, Throwable cause) {
    super(message, cause);
  }
}
