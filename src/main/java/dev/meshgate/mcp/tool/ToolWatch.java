package dev.meshgate.mcp.tool;

/**
 * Stands at every call of a tool, whichever face it came through: limits refuse before it, audit
 * and meters note after it. A CDI bean that implements this is found by itself.
 */
public interface ToolWatch {

  /**
   * Before the arguments are looked at.
   *
   * @throws Refusal when the call must not be made now
   */
  default void before(ToolCall call) {}

  /** After every call, also one that was refused for its scope, its arguments or by a watch. */
  default void after(ToolCall call, Outcome outcome) {}

  /** How a call ended. */
  enum Outcome {
    /** With a result. */
    ANSWERED,
    /** With a failure that the model was told. */
    FAILED,
    /** The arguments did not fit, or the client cannot be asked what must be. */
    INVALID,
    /** The caller's token does not allow it. */
    FORBIDDEN,
    /** A watch refused it. */
    REFUSED,
    /** With a question; it will be repeated with the answer. */
    ASKED,
    /** The caller changed their mind, or left. */
    CANCELLED,
    /** It took longer than it may. */
    OVERDUE,
    /** With a bug. */
    BROKEN
  }

  /** Too many calls for now; HTTP answers 429 with {@code Retry-After} (RFC 6585 §4). */
  class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long retryAfterSeconds;

    public Refusal(String sentence, long retryAfterSeconds) {
      super(sentence, null, false, false);
      this.retryAfterSeconds = retryAfterSeconds;
    }

    public String sentence() {
      return String.valueOf(getMessage());
    }

    public long retryAfterSeconds() {
      return retryAfterSeconds;
    }
  }
}
