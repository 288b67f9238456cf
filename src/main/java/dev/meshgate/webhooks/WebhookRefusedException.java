package dev.meshgate.webhooks;

/** Nobody is told at that address. The message says what is wrong and what is allowed. */
public class WebhookRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String field;

  WebhookRefusedException(String field, String message) {
    super(message, null, false, false);
    this.field = field;
  }

  /** What of the request it is about: {@code webhook.url}, say. */
  public String field() {
    return field;
  }

  /** The sentence for the caller. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
