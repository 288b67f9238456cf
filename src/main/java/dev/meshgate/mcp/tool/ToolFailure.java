package dev.meshgate.mcp.tool;

/**
 * The tool could not do what was asked, and the model can act on why: it reads the message.
 *
 * <p>Say what was wrong, with which value, and what is allowed. It has no stack trace: it is an
 * answer, not a bug.
 */
public class ToolFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ToolFailure(String message) {
    super(message, null, false, false);
  }

  /** The sentence for the model. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
