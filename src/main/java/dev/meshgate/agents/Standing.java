package dev.meshgate.agents;

import org.jspecify.annotations.Nullable;

/**
 * How an agent is at a moment, as far as this node knows.
 *
 * @param load the share of its places that are taken, from 0 to 1
 * @param successRate the share of its tasks that it did, from 0 to 1; 1 as long as it had none
 * @param averageMillis how long a task takes it; 0 as long as it did none
 * @param cost of a task, 0 or more, in the unit that the company reckons in; null where nobody said
 */
public record Standing(
    double load, double successRate, double averageMillis, @Nullable Double cost) {

  /** Of an agent in this process: there is nothing to wait for, and it costs nothing. */
  public static final Standing AT_HOME = new Standing(0, 1, 0, 0.0);

  /** Halves what speed counts for. */
  private static final double SLOW_MILLIS = 10_000;

  public Standing {
    if (!isShare(load) || !isShare(successRate) || !(averageMillis >= 0)) {
      throw new IllegalArgumentException("load and success are from 0 to 1, time is 0 or more");
    }
    if (cost != null && !(cost >= 0 && Double.isFinite(cost))) {
      throw new IllegalArgumentException("a cost is a number of 0 or more, not " + cost);
    }
  }

  private static boolean isShare(double value) {
    return value >= 0 && value <= 1;
  }

  /** From 1, at once, towards 0. An agent that was never tried counts as fast, so it gets tried. */
  double speed() {
    return SLOW_MILLIS / (SLOW_MILLIS + averageMillis);
  }

  /** Success before speed: a fast failure is no help. */
  double performance() {
    return 0.7 * successRate + 0.3 * speed();
  }

  /** Health before load before speed. */
  double condition() {
    return 0.5 * successRate + 0.3 * (1 - load) + 0.2 * speed();
  }
}
