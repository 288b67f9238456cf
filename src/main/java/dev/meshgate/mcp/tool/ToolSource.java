package dev.meshgate.mcp.tool;

import java.util.List;

/**
 * Has tools that are not methods, such as those whose schema was written elsewhere. A CDI bean of
 * this type is found by itself.
 */
@FunctionalInterface
public interface ToolSource {

  /** They are asked for once, when the application starts. */
  List<BoundTool> tools();
}
