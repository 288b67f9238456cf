package dev.meshgate.mcp;

import static dev.meshgate.mcp.JsonRpcError.HEADER_MISMATCH;
import static dev.meshgate.mcp.JsonRpcError.INVALID_PARAMS;

import dev.meshgate.mcp.JsonRpcError.JsonRpcException;
import dev.meshgate.oauth.bearer.InsufficientScopeException;
import dev.meshgate.platform.database.Outage;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;

/**
 * Decides by the body, and only then by the headers, of which era a post is, and has it answered.
 */
@Dependent
public class McpDispatcher {

  private final ModernEra modern;
  private final LegacyEra legacy;
  private final LooseForm loose;

  @Inject
  McpDispatcher(ModernEra modern, LegacyEra legacy, LooseForm loose) {
    this.modern = modern;
    this.legacy = legacy;
    this.loose = loose;
  }

  /**
   * Answers a post.
   *
   * @throws dev.meshgate.oauth.bearer.InsufficientScopeException for HTTP to tell
   */
  public Answer answer(McpPost post) {
    try {
      return dispatched(post);
    } catch (JsonRpcException refusal) {
      return Answer.refused(JsonRpcMessage.idOf(post.body()), refusal);
    } catch (InsufficientScopeException refusal) {
      throw refusal;
    } catch (RuntimeException failure) {
      if (Outage.isBehind(failure)) {
        return Answer.away(JsonRpcMessage.idOf(post.body()));
      }
      throw failure;
    }
  }

  private Answer dispatched(McpPost post) {
    if (post.body() instanceof JsonArray) {
      return legacy.answer(post);
    }
    if (LooseForm.is(post.body(), post.tools())) {
      return loose.answer(post);
    }
    var message = JsonRpcMessage.of(post.body());
    var modernHeader = ProtocolVersion.MODERN.wire().equals(post.headers().protocolVersion());
    if (ModernEra.claims(message) || (modernHeader && message.isNotification())) {
      return modern.answer(post, message);
    }
    if (modernHeader && "initialize".equals(message.method())) {
      throw HEADER_MISMATCH.because(
          "MCP-Protocol-Version is 2026-07-28, which has no initialize; ask server/discover.");
    }
    if (modernHeader) {
      throw INVALID_PARAMS.because(
          "params._meta[\"" + ModernEra.VERSION_KEY + "\"] is missing; 2026-07-28 asks for it.");
    }
    return legacy.answer(post);
  }
}
