package dev.meshgate.mcp.legacy;

import static dev.meshgate.mcp.JsonRpcError.INVALID_PARAMS;

import dev.meshgate.mcp.Answer;
import dev.meshgate.mcp.Features;
import dev.meshgate.mcp.JsonRpc;
import dev.meshgate.mcp.JsonRpcMessage;
import dev.meshgate.mcp.ProtocolVersion;
import dev.meshgate.mcp.ServerInfo;
import dev.meshgate.mcp.tool.Toolset;
import dev.meshgate.platform.JsonText;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** {@code initialize}: the two agree on a revision, and a session begins. */
@Dependent
class Initialization {

  private final Features features;
  private final ServerInfo server;
  private final Sessions sessions;

  @Inject
  Initialization(Features features, ServerInfo server, Sessions sessions) {
    this.features = features;
    this.server = server;
    this.sessions = sessions;
  }

  Answer answer(LegacyPost post, JsonRpcMessage message) {
    var asked = message.text("protocolVersion");
    if (asked == null) {
      throw INVALID_PARAMS.inBand("params.protocolVersion must be a string.");
    }
    var version =
        ProtocolVersion.of(asked)
            .filter(known -> !known.isModern())
            .orElse(ProtocolVersion.NEWEST_LEGACY);
    var declared = message.params().get("capabilities");
    var capabilities = declared instanceof JsonObject all ? all : JsonValue.EMPTY_JSON_OBJECT;
    var session = sessions.open(post.caller(), version, capabilities);
    var result = JsonRpc.result(message.id(), result(post.post().tools(), version));
    return new Answer.Now(200, result, 0, session);
  }

  private String result(Toolset tools, ProtocolVersion version) {
    var json =
        new StringBuilder(512)
            .append("{\"protocolVersion\":\"")
            .append(version.wire())
            .append("\",\"capabilities\":")
            .append(features.capabilities(tools))
            .append(",\"serverInfo\":")
            .append(server.introduction(version));
    if (!tools.instructions().isEmpty()) {
      JsonText.quote(json.append(",\"instructions\":"), tools.instructions());
    }
    return json.append('}').toString();
  }
}
