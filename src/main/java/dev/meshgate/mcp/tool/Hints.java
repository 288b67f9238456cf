package dev.meshgate.mcp.tool;

/**
 * What a tool says of its effects ({@code ToolAnnotations} of MCP). Hints, never a protection.
 *
 * @param readOnly it changes nothing
 * @param destructive it may destroy or overwrite something
 * @param idempotent a second call with the same arguments changes nothing more
 * @param openWorld it reaches beyond this installation
 */
public record Hints(boolean readOnly, boolean destructive, boolean idempotent, boolean openWorld) {

  /** For a tool that only looks, within this installation. */
  public static final Hints LOOKS = new Hints(true, false, true, false);

  public Hints {
    destructive = destructive && !readOnly;
    idempotent = idempotent || readOnly;
  }

  static Hints of(Tool tool) {
    return new Hints(tool.readOnly(), tool.destructive(), tool.idempotent(), tool.openWorld());
  }
}
