package dev.meshgate.platform.bulletin;

import org.jspecify.annotations.Nullable;

/**
 * A CDI event: something was posted, here or on another node, and the transaction has committed.
 *
 * @param kind the word by which those who post and those who hear know each other
 * @param topic what it is about
 * @param audience whom it concerns; null for everyone
 * @param body what else there is to say
 */
public record Heard(String kind, String topic, @Nullable String audience, @Nullable String body) {

  /** How long a body may be. */
  public static final int LONGEST_BODY = 1_000_000;
}
