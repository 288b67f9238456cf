package dev.meshgate.agents.remote;

/** Somebody is there, and yet it cannot be said which agent is meant, or whether it is one. */
public class UndescribedException extends Exception {

  private static final long serialVersionUID = 1L;

  UndescribedException(String message) {
    super(message);
  }

  /** The sentence for whoever named the address. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
