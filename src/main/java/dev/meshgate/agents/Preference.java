package dev.meshgate.agents;

import org.jspecify.annotations.Nullable;

/**
 * How whoever gives a task wants its agent to be chosen.
 *
 * @param conversation what belongs together, for {@link Strategy#STICKY_SESSION}; null for all that
 *     the person does
 */
public record Preference(Strategy strategy, @Nullable String conversation) {

  private static final int LONGEST_CONVERSATION = 200;

  /** Nothing was said. */
  public static final Preference NONE = new Preference(Strategy.CAPABILITY_MATCH, null);

  public Preference {
    if (conversation != null && conversation.isBlank()) {
      conversation = null;
    }
    if (conversation != null && conversation.length() > LONGEST_CONVERSATION) {
      throw new IllegalArgumentException(
          "the name of a conversation has at most " + LONGEST_CONVERSATION + " characters");
    }
  }
}
