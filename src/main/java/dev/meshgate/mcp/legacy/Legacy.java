package dev.meshgate.mcp.legacy;

import static dev.meshgate.mcp.JsonRpcError.LEGACY_SERVER_ERROR;
import static dev.meshgate.mcp.JsonRpcError.METHOD_NOT_FOUND;
import static dev.meshgate.mcp.ProtocolVersion.V2025_03_26;

import dev.meshgate.mcp.Answer;
import dev.meshgate.mcp.CallTool;
import dev.meshgate.mcp.Features;
import dev.meshgate.mcp.JsonRpc;
import dev.meshgate.mcp.JsonRpcMessage;
import dev.meshgate.mcp.LegacyEra;
import dev.meshgate.mcp.McpPost;
import dev.meshgate.mcp.ModernEra;
import dev.meshgate.mcp.ProtocolVersion;
import dev.meshgate.mcp.ServerInfo;
import dev.meshgate.mcp.ToolWire;
import dev.meshgate.mcp.tool.ToolResult;
import dev.meshgate.mcp.tool.Toolset;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** MCP 2024-11-05 to 2025-11-25, served without sessions. */
@Dependent
public class Legacy implements LegacyEra {

  private final ServerInfo server;
  private final CallTool callTool;
  private final Features features;
  private final RunningCalls running;

  @Inject
  Legacy(ServerInfo server, CallTool callTool, Features features, RunningCalls running) {
    this.server = server;
    this.callTool = callTool;
    this.features = features;
    this.running = running;
  }

  @Override
  public Answer answer(McpPost post) {
    var version = version(post.headers().protocolVersion());
    return post.body() instanceof JsonArray batch
        ? new Batch(this, post, version).answer(batch)
        : answer(post, JsonRpcMessage.of(post.body()), version);
  }

  /** A client that sends no version is of 2025-03-26, where there was no such header. */
  private static ProtocolVersion version(@Nullable String header) {
    if (header == null) {
      return V2025_03_26;
    }
    return ProtocolVersion.of(header)
        .orElseThrow(
            () ->
                LEGACY_SERVER_ERROR.because(
                    "Bad Request: Unsupported protocol version (supported versions: "
                        + String.join(
                            ", ",
                            Arrays.stream(ProtocolVersion.values())
                                .map(ProtocolVersion::wire)
                                .toList())
                        + ")"));
  }

  Answer answer(McpPost post, JsonRpcMessage message, ProtocolVersion version) {
    if (message.isNotification()) {
      notified(post, message);
      return Answer.accepted();
    }
    if (message.isResponse()) {
      return Answer.accepted();
    }
    return switch (String.valueOf(message.method())) {
      case "initialize" ->
          result(message, Initialization.result(message, post.tools(), features, server));
      case "ping" -> result(message, "{}");
      case "tools/list" -> result(message, list(message, post.tools(), version));
      case "tools/call" -> call(post, message, version);
      default -> feature(post, message, version);
    };
  }

  private Answer feature(McpPost post, JsonRpcMessage message, ProtocolVersion version) {
    var method = String.valueOf(message.method());
    var feature =
        features
            .find(method, post.caller())
            .orElseThrow(
                () -> METHOD_NOT_FOUND.inBand("The method " + method + " is not known here."));
    return result(message, "{" + feature.answer(message, post.caller(), version).members() + "}");
  }

  /** Refuses a message of a batch for its scope before any of them is answered. */
  void refuseWhatScopesForbid(McpPost post, String method) {
    features.find(method, post.caller());
  }

  private static Answer result(JsonRpcMessage message, String result) {
    return Answer.ok(JsonRpc.result(message.id(), result));
  }

  private static String list(JsonRpcMessage message, Toolset tools, ProtocolVersion version) {
    ModernEra.refuseCursor(message);
    return "{\"tools\":" + ToolWire.list(tools, version) + "}";
  }

  private Answer call(McpPost post, JsonRpcMessage message, ProtocolVersion version) {
    var answer = callTool.answer(post, message, result -> written(result, version), false);
    if (!(answer instanceof Answer.Later later)) {
      return answer;
    }
    var id = String.valueOf(message.id());
    return new Answer.Later(
        call -> {
          running.add(post.caller(), id, call);
          return later
              .job()
              .apply(call)
              .whenComplete((end, thrown) -> running.remove(post.caller(), id, call));
        },
        later.streams(),
        later.goneCancels());
  }

  private static String written(ToolResult result, ProtocolVersion version) {
    var json = ToolWire.bufferFor(result).append('{');
    ToolWire.result(json, result, version);
    return json.append('}').toString();
  }

  private void notified(McpPost post, JsonRpcMessage message) {
    var id = message.params().get("requestId");
    if ("notifications/cancelled".equals(message.method()) && id != null) {
      running.cancel(post.caller(), id.toString());
    }
  }
}
