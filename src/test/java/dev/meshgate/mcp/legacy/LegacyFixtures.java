package dev.meshgate.mcp.legacy;

import dev.meshgate.mcp.CallTool;
import dev.meshgate.mcp.ServerInfo;
import dev.meshgate.mcp.tool.ToolCalls;

/** The older revisions, put together without a container. */
public final class LegacyFixtures {

  private LegacyFixtures() {}

  public static Legacy legacy(ServerInfo server) {
    return new Legacy(server, new CallTool(new ToolCalls()), new RunningCalls());
  }
}
