package dev.meshgate.accounts;

import java.util.Map;
import java.util.Optional;

/**
 * What waits for a person to sign in. The authorization room, which stands above this one, tells
 * it; so the form can say which application asks.
 */
public interface Waiting {

  /** {@code client} and {@code clientHost} for the form, when that interaction still waits. */
  Optional<Map<String, String>> describe(String interaction);
}
