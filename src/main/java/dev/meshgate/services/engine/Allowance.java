package dev.meshgate.services.engine;

import java.time.Duration;

/**
 * What one calculation may cost.
 *
 * @param time until its deadline
 * @param work how many cells and elements of arrays it may read
 */
public record Allowance(Duration time, long work) {

  public static final Allowance DEFAULT = new Allowance(Duration.ofSeconds(10), 100_000_000);
}
