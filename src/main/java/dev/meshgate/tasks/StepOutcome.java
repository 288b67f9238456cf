package dev.meshgate.tasks;

import dev.meshgate.agents.AgentReply;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one step of a workflow ended.
 *
 * @param agent the id of the agent, unless none was found
 * @param reason why that agent
 * @param reply the answer, if it completed
 * @param error why not, if it did not
 */
public record StepOutcome(
    String id,
    TaskStatus status,
    @Nullable String agent,
    @Nullable String reason,
    @Nullable AgentReply reply,
    @Nullable String error,
    Instant startedAt,
    Instant finishedAt) {

  public double seconds() {
    return Duration.between(startedAt, finishedAt).toMillis() / 1000.0;
  }

  /** Whether something else was done, because nobody could do the step itself. */
  public boolean isFallback() {
    return StepErrand.isFallback(reason);
  }

  /** The answer in words, or empty. */
  public String text() {
    return reply == null ? "" : reply.text();
  }
}
