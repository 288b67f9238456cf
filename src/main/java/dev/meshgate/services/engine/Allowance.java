package dev.meshgate.services.engine;

import java.time.Duration;

/**
 * What one calculation may cost.
 *
 * @param time until its deadline
 * @param work how many cells and elements of arrays it may read
 */
public record Allowance(Duration time, long work) {

  private static final Duration LEAST = Duration.ofMillis(10);

  public static final Allowance DEFAULT = new Allowance(Duration.ofSeconds(10), 100_000_000);

  /** A fifth of it, for a quick way that may fail and leave the rest to the slow one. */
  public Allowance forAttempt() {
    return new Allowance(time.dividedBy(5), work / 5);
  }

  /** What is left of it after some time; always a little. */
  public Allowance after(Duration spent) {
    var left = time.minus(spent);
    return new Allowance(left.compareTo(LEAST) < 0 ? LEAST : left, work);
  }
}
