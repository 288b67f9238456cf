package dev.meshgate.services.link;

/** A link cannot be made. The message says why, and what would be possible. */
public class LinkRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LinkRefusedException(String message) {
    super(message, null, false, false);
  }

  public String sentence() {
    return String.valueOf(getMessage());
  }
}
