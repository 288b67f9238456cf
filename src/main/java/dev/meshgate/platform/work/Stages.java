package dev.meshgate.platform.work;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** What Java's completion stages keep to themselves. */
public final class Stages {

  private Stages() {}

  /** What failed, without what stages wrap around it. */
  public static Throwable cause(Throwable failure) {
    var cause = failure.getCause();
    return isWrapper(failure) && cause != null ? cause(cause) : failure;
  }

  private static boolean isWrapper(Throwable failure) {
    return failure instanceof CompletionException || failure instanceof ExecutionException;
  }
}
