package dev.meshgate.mcp.legacy;

import static dev.meshgate.mcp.JsonRpcError.INVALID_PARAMS;

import dev.meshgate.mcp.JsonRpcMessage;
import dev.meshgate.mcp.ProtocolVersion;
import dev.meshgate.mcp.ServerInfo;
import dev.meshgate.mcp.tool.Toolset;
import dev.meshgate.platform.JsonText;

/** {@code initialize}: the two agree on a revision, and nothing is remembered of it. */
final class Initialization {

  private Initialization() {}

  static String result(JsonRpcMessage message, Toolset tools, ServerInfo server) {
    var asked = message.text("protocolVersion");
    if (asked == null) {
      throw INVALID_PARAMS.inBand("params.protocolVersion must be a string.");
    }
    var version =
        ProtocolVersion.of(asked)
            .filter(known -> !known.isModern())
            .orElse(ProtocolVersion.NEWEST_LEGACY);
    var json =
        new StringBuilder(512)
            .append("{\"protocolVersion\":\"")
            .append(version.wire())
            .append("\",\"capabilities\":{\"tools\":{}},\"serverInfo\":")
            .append(server.json(version));
    if (!tools.instructions().isEmpty()) {
      JsonText.quote(json.append(",\"instructions\":"), tools.instructions());
    }
    return json.append('}').toString();
  }
}
