package dev.meshgate.agents.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How an agent has been doing on this node. After five failures in a row it is left alone for half
 * a minute; then one task may try.
 */
public final class Health {

  private static final int ENOUGH = 5;
  private static final Duration REST = Duration.ofSeconds(30);
  private static final double NEWEST = 0.2;

  private int underWay;
  private long completed;
  private long failed;
  private int failedInARow;
  private double averageMillis;
  private Instant restsUntil = Instant.EPOCH;
  private String lastError = "";

  /** As it is at a moment. */
  public record Report(
      int underWay,
      long completed,
      long failed,
      int failedInARow,
      double averageMillis,
      boolean resting,
      String lastError) {

    /** From 0 to 1; 1 as long as nothing was tried. */
    public double successRate() {
      var all = completed + failed;
      return all == 0 ? 1 : (double) completed / all;
    }
  }

  public synchronized Report report(Instant now) {
    return new Report(
        underWay, completed, failed, failedInARow, averageMillis, rests(now), lastError);
  }

  private boolean rests(Instant now) {
    return now.isBefore(restsUntil);
  }

  /** Takes a place. The reason in half a sentence where there is none. */
  synchronized Optional<String> begin(Instant now, int places) {
    var obstacle = obstacle(now, places);
    if (obstacle.isEmpty()) {
      underWay++;
      if (failedInARow >= ENOUGH) {
        // The one that tries; the others wait for what comes of it.
        restsUntil = now.plus(REST);
      }
    }
    return obstacle;
  }

  /** Takes a place for what the agent is at already, as another server had begun it. */
  synchronized void goOn() {
    underWay++;
  }

  synchronized Optional<String> obstacle(Instant now, int places) {
    if (rests(now)) {
      return Optional.of("it failed " + failedInARow + " times in a row and is left alone for now");
    }
    return underWay < places
        ? Optional.empty()
        : Optional.of("it has " + underWay + " tasks already, the most that it takes at a time");
  }

  synchronized void completed(Duration took) {
    underWay--;
    averageMillis =
        completed == 0 ? took.toMillis() : averageMillis * (1 - NEWEST) + took.toMillis() * NEWEST;
    completed++;
    failedInARow = 0;
    restsUntil = Instant.EPOCH;
  }

  synchronized void failed(Instant now, String why) {
    underWay--;
    failed++;
    lastError = why;
    failedInARow++;
    if (failedInARow >= ENOUGH) {
      restsUntil = now.plus(REST);
    }
  }

  /** The task ended, and that says nothing about the agent. */
  synchronized void left() {
    underWay--;
  }
}
