package dev.meshgate.agents.remote;

import dev.meshgate.platform.work.TraceContext;
import dev.meshgate.platform.work.Work;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what an agent last said until whoever waits for it passes it on. It is said on a thread of
 * the wire, which must neither write rows nor wait for anybody.
 */
final class Relay implements Work {

  private final Work work;
  private final AtomicReference<@Nullable Report> last = new AtomicReference<>();

  private record Report(double progress, double total, String message) {}

  Relay(Work work) {
    this.work = work;
  }

  @Override
  public void report(double progress, double total, String message) {
    last.set(new Report(progress, total, message));
  }

  /** On the thread of the one who waits. */
  void pass() {
    var report = last.getAndSet(null);
    if (report != null) {
      work.report(report.progress(), report.total(), report.message());
    }
  }

  @Override
  public TraceContext trace() {
    return work.trace();
  }

  @Override
  public boolean isCancelled() {
    return work.isCancelled();
  }
}
