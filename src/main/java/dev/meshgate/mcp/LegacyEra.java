package dev.meshgate.mcp;

/** What serves the revisions that begin with {@code initialize}. */
public interface LegacyEra {

  /**
   * Answers a post that is not of 2026-07-28.
   *
   * @throws JsonRpcError.JsonRpcException when there is a mistake in the post as a whole
   */
  Answer answer(McpPost post);
}
