package dev.meshgate.bench;

import java.util.Map;

/**
 * The two ways in which MCP is spoken over HTTP: with the revision at each call, or in a session.
 */
enum Era {
  MODERN("2026-07-28"),
  LEGACY("2025-11-25");

  private final String revision;

  Era(String revision) {
    this.revision = revision;
  }

  String revision() {
    return revision;
  }

  /** A call of {@code list_agents} without arguments. */
  String call(int id) {
    var meta =
        this == LEGACY
            ? ""
            : """
            ,"_meta":{"io.modelcontextprotocol/protocolVersion":"%s",\
            "io.modelcontextprotocol/clientCapabilities":{},\
            "io.modelcontextprotocol/clientInfo":{"name":"bench","version":"1"}}\
            """
                .formatted(revision);
    return """
    {"jsonrpc":"2.0","id":%d,"method":"tools/call",\
    "params":{"name":"list_agents","arguments":{}%s}}\
    """
        .formatted(id, meta);
  }

  /** The headers that this era asks for beside those of every call. */
  Map<String, String> headers() {
    return this == LEGACY
        ? Map.of("MCP-Protocol-Version", revision)
        : Map.of(
            "MCP-Protocol-Version",
            revision,
            "Mcp-Method",
            "tools/call",
            "Mcp-Name",
            "list_agents");
  }
}
