package dev.meshgate.mcp.task;

import java.time.Duration;
import java.time.Instant;

/**
 * Work that a client comes back for, as SEP-2663 puts it ({@code DetailedTask}).
 *
 * @param message what is being done, or how it ended, in a few words
 */
public record ClientTask(String id, Standing standing, String message, Times times) {

  /**
   * When it was.
   *
   * @param kept for how long after its creation it can be asked after, at least
   */
  public record Times(Instant createdAt, Instant updatedAt, Duration kept) {}
}
