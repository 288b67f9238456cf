package dev.meshgate.mcp.tool;

/**
 * How a tool appears in a client that draws widgets (MCP Apps, {@code _meta.ui}).
 *
 * @param widget the {@code ui://} resource that shows a call of it; empty for none
 * @param forWidgets whether only widgets call it, so that nobody else is told of it
 */
public record Presentation(String widget, boolean forWidgets) {

  /** For a tool that has nothing to do with widgets. */
  public static final Presentation PLAIN = new Presentation("", false);

  static Presentation of(Tool tool) {
    return new Presentation(tool.widget(), tool.forWidgets());
  }
}
