package dev.meshgate.mcp.legacy;

import dev.meshgate.mcp.CallTool;
import dev.meshgate.mcp.ServerInfo;

/** The older revisions, put together without a container. */
public final class LegacyFixtures {

  private LegacyFixtures() {}

  public static Legacy legacy(ServerInfo server) {
    var legacy = new Legacy();
    legacy.server = server;
    legacy.callTool = new CallTool();
    legacy.running = new RunningCalls();
    return legacy;
  }
}
