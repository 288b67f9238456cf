package dev.meshgate.services.engine.compiled;

/** Something that is left to the interpreter: a workbook as a whole, or one formula of it. */
final class UncompilableException extends RuntimeException {

  UncompilableException(String message) {
    // It is an everyday answer, so it costs no stack trace.
    super(message, null, false, false);
  }
}
