package dev.meshgate.mcp.task;

import dev.meshgate.oauth.bearer.Caller;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps work that clients come back for, whichever node they come to. A CDI bean of this type is
 * found by itself. Whoever begins such work tells its {@code Work} by which id it is kept.
 */
public interface TaskSource {

  /**
   * The task of that id, if it is that caller's. The id cannot be guessed.
   *
   * @throws dev.meshgate.oauth.bearer.InsufficientScopeException when the token does not allow it
   */
  Optional<ClientTask> find(Caller caller, String id);

  /**
   * Goes on with a task of the caller's that asks. What comes too late is passed over.
   *
   * @param answers to what it asks now, each of them fitting
   * @throws TooMuch when an answer is longer than may be kept
   * @throws dev.meshgate.oauth.bearer.InsufficientScopeException when the token does not allow it
   */
  void answer(Caller caller, String id, Map<String, JsonObject> answers);

  /**
   * Ends a task of the caller's, unless it has ended.
   *
   * @throws dev.meshgate.oauth.bearer.InsufficientScopeException when the token does not allow it
   */
  void cancel(Caller caller, String id);

  /** When each of those last changed; those that are not kept here are left out. */
  Map<String, Instant> changes(Collection<String> ids);

  /** An answer is longer than may be kept. The message says what is allowed. No stack trace. */
  class TooMuch extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TooMuch(String sentence) {
      super(sentence, null, false, false);
    }
  }
}
