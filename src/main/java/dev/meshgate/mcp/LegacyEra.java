package dev.meshgate.mcp;

import dev.meshgate.oauth.bearer.Caller;

/** What serves the revisions that begin with {@code initialize}. */
public interface LegacyEra {

  /**
   * Answers a post that is not of 2026-07-28.
   *
   * @throws JsonRpcError.JsonRpcException when there is a mistake in the post as a whole
   */
  Answer answer(McpPost post);

  /**
   * Opens the stream of a session on which is told what changes.
   *
   * @throws JsonRpcError.JsonRpcException when the caller has no such session
   */
  Answer stream(String session, Caller caller);

  /**
   * Ends a session.
   *
   * @throws JsonRpcError.JsonRpcException when the caller has no such session
   */
  Answer.Now end(String session, Caller caller);
}
