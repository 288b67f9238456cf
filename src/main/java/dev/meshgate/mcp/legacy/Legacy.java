package dev.meshgate.mcp.legacy;

import static dev.meshgate.mcp.JsonRpcError.LEGACY_SERVER_ERROR;
import static dev.meshgate.mcp.JsonRpcError.METHOD_NOT_FOUND;

import dev.meshgate.mcp.Answer;
import dev.meshgate.mcp.Features;
import dev.meshgate.mcp.JsonRpc;
import dev.meshgate.mcp.JsonRpcMessage;
import dev.meshgate.mcp.LegacyEra;
import dev.meshgate.mcp.McpPost;
import dev.meshgate.mcp.ModernEra;
import dev.meshgate.mcp.ProtocolVersion;
import dev.meshgate.mcp.ToolWire;
import dev.meshgate.oauth.bearer.Caller;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * MCP 2024-11-05 to 2025-11-25. A session is given to every client and asked of none: without it, a
 * client can do all that needs no memory.
 */
@Dependent
public class Legacy implements LegacyEra {

  private final Features features;
  private final Initialization initialization;
  private final LegacyCalls calls;
  private final Sessions sessions;
  private final SessionWishes wishes;
  private final SessionStream streams;

  @Inject
  Legacy(
      Features features,
      Initialization initialization,
      LegacyCalls calls,
      Sessions sessions,
      SessionWishes wishes,
      SessionStream streams) {
    this.features = features;
    this.initialization = initialization;
    this.calls = calls;
    this.sessions = sessions;
    this.wishes = wishes;
    this.streams = streams;
  }

  @Override
  public Answer answer(McpPost post) {
    var id = post.headers().session();
    var session = id == null ? null : sessions.find(id, post.caller());
    var version = version(post.headers().protocolVersion(), session);
    var ours = new LegacyPost(post, version, session);
    return post.body() instanceof JsonArray batch
        ? new Batch(this, ours).answer(batch)
        : answer(ours, JsonRpcMessage.of(post.body()));
  }

  @Override
  public Answer stream(String session, Caller caller) {
    var found = sessions.find(session, caller);
    return new Answer.Later(running -> streams.open(found, running), true, true);
  }

  @Override
  public Answer.Now end(String session, Caller caller) {
    sessions.end(sessions.find(session, caller));
    return new Answer.Now(204, null, 0);
  }

  /** A client that sends neither version nor session is of 2025-03-26, where it need not. */
  private static ProtocolVersion version(@Nullable String header, @Nullable Session session) {
    if (header == null) {
      return session == null ? ProtocolVersion.V2025_03_26 : session.version();
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

  Answer answer(LegacyPost post, JsonRpcMessage message) {
    if (message.isResponse()) {
      calls.answered(post, message);
      return Answer.accepted();
    }
    if (message.isNotification()) {
      calls.notified(post, message);
      return Answer.accepted();
    }
    return switch (String.valueOf(message.method())) {
      case "initialize" -> initialization.answer(post, message);
      case "ping" -> result(message, "{}");
      case "tools/list" -> result(message, list(message, post));
      case "tools/call" -> calls.call(post, message);
      case "prompts/get" -> calls.prompt(post, message);
      case "logging/setLevel", "resources/subscribe", "resources/unsubscribe" ->
          result(message, wishes.granted(post, message));
      default -> feature(post, message);
    };
  }

  private Answer feature(LegacyPost post, JsonRpcMessage message) {
    var method = String.valueOf(message.method());
    var feature =
        features
            .find(method, post.post())
            .orElseThrow(
                () -> METHOD_NOT_FOUND.inBand("The method " + method + " is not known here."));
    return result(message, "{" + feature.answer(message, post.client()).members() + "}");
  }

  /** Refuses a message of a batch for its scope before any of them is answered. */
  void refuseWhatScopesForbid(LegacyPost post, String method) {
    features.find(method, post.post());
  }

  private static Answer result(JsonRpcMessage message, String result) {
    return Answer.ok(JsonRpc.result(message.id(), result));
  }

  private static String list(JsonRpcMessage message, LegacyPost post) {
    ModernEra.refuseCursor(message);
    var tools = ToolWire.list(post.post().tools(), post.version(), post.drawsWidgets());
    return "{\"tools\":" + tools + "}";
  }
}
