package dev.meshgate.builtin.analysis;

import dev.meshgate.agents.AgentException;
import dev.meshgate.platform.work.Work;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The steps of a bounded piece of work: each is told, and ends it when it was cancelled or late.
 */
public final class Steps {

  private final Work work;
  private final int total;
  private final Clock clock;
  private final Instant end;
  private int done;

  public Steps(Work work, int total, Clock clock, Duration limit) {
    this.work = work;
    this.total = total;
    this.clock = clock;
    this.end = clock.instant().plus(limit);
  }

  /** Begins the next step. */
  public void next(String message) {
    stopIfOver();
    work.report(Math.min(done++, total), total, message);
  }

  /**
   * Ends the work when nobody wants it any more or its time is over.
   *
   * @throws AgentException when the time is over
   */
  public void stopIfOver() {
    work.stopIfCancelled();
    if (clock.instant().isAfter(end)) {
      throw new AgentException(
          "The work took longer than it may here and was stopped. Send less at a time.");
    }
  }

  /** Tells that all is done. */
  public void finish(String message) {
    work.report(total, total, message);
  }
}
