package dev.meshgate.services.engine.image;

import java.time.Duration;

/** When the reading of one workbook must have ended. */
final class Deadline {

  private final long end;
  private final Duration time;

  private Deadline(long end, Duration time) {
    this.end = end;
    this.time = time;
  }

  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos(), time);
  }

  void check() {
    if (System.nanoTime() - end > 0) {
      throw new RefusedWorkbookException(
          "The workbook takes longer than " + time.toSeconds() + " seconds to read.");
    }
  }
}
