package dev.meshgate.mcp.tool;

/**
 * The work of a call is kept and goes on, and the client comes back for it. It has no stack trace:
 * it is an answer, not a bug.
 */
public class Kept extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String id;

  Kept(String id) {
    super("the call goes on as " + id, null, false, false);
    this.id = id;
  }

  /** What it is kept by. */
  public String id() {
    return id;
  }
}
