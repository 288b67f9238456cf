package dev.meshgate.documents.text;

import java.time.Duration;

/** When the reading of one document must have ended. */
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

  boolean isOver() {
    return System.nanoTime() - end > 0;
  }

  void check() {
    if (isOver()) {
      throw new UnreadableDocumentException(
          "This document takes longer than "
              + time.toSeconds()
              + " seconds to read. Save it anew or hand in its text.");
    }
  }
}
