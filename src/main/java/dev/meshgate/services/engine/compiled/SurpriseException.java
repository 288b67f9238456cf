package dev.meshgate.services.engine.compiled;

/** A run came to something that was not foreseen when it was compiled. */
final class SurpriseException extends RuntimeException {

  SurpriseException(String message) {
    // The interpreter goes on from here, so nobody reads a stack trace.
    super(message, null, false, false);
  }
}
