package dev.meshgate.mcp;

import dev.meshgate.mcp.JsonRpcError.JsonRpcException;
import dev.meshgate.platform.database.Outage;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a face answers: all of it now, or some of it later. */
public sealed interface Answer {

  /**
   * One JSON message, or nothing at all.
   *
   * @param retryAfter seconds, for {@code Retry-After}; 0 for none
   * @param session for {@code Mcp-Session-Id}, of a revision that has sessions
   */
  record Now(int status, @Nullable String json, long retryAfter, @Nullable String session)
      implements Answer {

    public Now(int status, @Nullable String json, long retryAfter) {
      this(status, json, retryAfter, null);
    }
  }

  /**
   * A message that takes a while, and perhaps others before it.
   *
   * @param job does the work; its stage ends with the last message, never with an exception
   * @param streams whether it may be a stream of events
   * @param goneCancels whether a client that leaves wants the work to end
   */
  record Later(Function<Running, CompletionStage<Now>> job, boolean streams, boolean goneCancels)
      implements Answer {}

  /** Taken, and nothing to say. */
  static Now accepted() {
    return new Now(202, null, 0);
  }

  static Now ok(String json) {
    return new Now(200, json, 0);
  }

  /** 503: what this needs cannot be reached just now. */
  static Now away(@Nullable String id) {
    var json = JsonRpc.error(id, JsonRpcError.INTERNAL_ERROR.withStatus(503, Outage.SENTENCE));
    return new Now(503, json, Outage.RETRY_AFTER_SECONDS);
  }

  static Now refused(@Nullable String id, JsonRpcException refusal) {
    return new Now(refusal.status(), JsonRpc.error(id, refusal), 0);
  }
}
