package dev.meshgate.mcp;

/** What answers {@code subscriptions/listen}. */
@FunctionalInterface
public interface Listening {

  /**
   * Opens a stream on which is told what changes.
   *
   * @throws JsonRpcError.JsonRpcException when the request cannot be understood
   */
  Answer answer(McpPost post, JsonRpcMessage request);
}
