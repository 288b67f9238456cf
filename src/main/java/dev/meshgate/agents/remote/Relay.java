package dev.meshgate.agents.remote;

import dev.meshgate.platform.work.TraceContext;
import dev.meshgate.platform.work.Work;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Passes on what an agent says, on a thread of its own: it is heard on one of the wire, which must
 * neither write rows nor wait for anybody. Of reports that come faster than they can be passed on
 * the last one counts.
 */
final class Relay implements Work {

  private final Work work;
  private final Executor executor;
  private final AtomicReference<@Nullable Report> last = new AtomicReference<>();

  private record Report(double progress, double total, String message) {}

  Relay(Work work, Executor executor) {
    this.work = work;
    this.executor = executor;
  }

  @Override
  public void report(double progress, double total, String message) {
    if (last.getAndSet(new Report(progress, total, message)) == null) {
      executor.execute(this::pass);
    }
  }

  /** Passes on what has not been yet. */
  void pass() {
    var report = last.getAndSet(null);
    if (report != null) {
      work.report(report.progress(), report.total(), report.message());
    }
  }

  @Override
  public void givenTo(String handle) {
    executor.execute(() -> work.givenTo(handle));
  }

  @Override
  public TraceContext trace() {
    return work.trace();
  }

  @Override
  public String key() {
    return work.key();
  }

  @Override
  public boolean isCancelled() {
    return work.isCancelled();
  }

  @Override
  public void whenCancelled(Runnable action) {
    work.whenCancelled(action);
  }
}
