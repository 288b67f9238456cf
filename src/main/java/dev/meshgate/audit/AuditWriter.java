package dev.meshgate.audit;

import dev.meshgate.platform.Measured;
import dev.meshgate.platform.Start;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The one who links this node's entries, several times a second. */
@ApplicationScoped
class AuditWriter implements Measured {

  static final String STARTED = "server.started";
  static final String STOPPED = "server.stopped";

  private static final System.Logger LOG = System.getLogger(AuditWriter.class.getName());
  private static final int ROOM = 10_000;
  private static final int AT_ONCE = 1_000;
  private static final int EVERY_MILLIS = 100;
  private static final int PATIENCE_SECONDS = 5;
  private static final Duration ADOPTED_AFTER = Duration.ofMinutes(1);

  private final BlockingQueue<Deed.Dated> queue = new ArrayBlockingQueue<>(ROOM);
  private final List<Deed.Dated> inHand = new ArrayList<>();
  private final AtomicBoolean pending = new AtomicBoolean(true);
  private final LongAdder lost = new LongAdder();
  private final ReentrantLock writing = new ReentrantLock();
  private boolean failing;
  private final List<Future<?>> timers = new ArrayList<>();

  @Inject AuditRepository rows;
  @Inject AuditSink sink;
  @Inject Node node;
  @Inject Clock clock;
  @Resource ManagedScheduledExecutorService schedule;

  @Override
  public String name() {
    return "meshgate_audit_waiting";
  }

  @Override
  public String what() {
    return "Calls that this node has not written down yet";
  }

  @Override
  public double now() {
    return queue.size();
  }

  void start(@Observes @Priority(Start.KEYS) @Initialized(ApplicationScoped.class) Object event) {
    queue.add(dated(begun()));
    write();
    timers.add(
        schedule.scheduleWithFixedDelay(
            this::write, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS));
    timers.add(schedule.scheduleWithFixedDelay(this::adopt, 1, 1, TimeUnit.MINUTES));
  }

  /** A chain that does not end with a stop ended in a crash, and what waited in memory is lost. */
  private Deed begun() {
    var begun = Deed.of(Kind.SERVER, STARTED);
    var last = lastOfTheRunBefore();
    return last == null || last.action().equals(STOPPED)
        ? begun
        : begun.ended("gap").saying("nothing_known_since", last.at().toString());
  }

  private @Nullable Entry lastOfTheRunBefore() {
    return rows.heads().stream()
        .filter(head -> head.node().equals(node.name()))
        .findFirst()
        .flatMap(head -> rows.find(new Place(head.node(), head.number())))
        .orElse(null);
  }

  void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) {
    timers.forEach(timer -> timer.cancel(false));
    if (queue.offer(dated(Deed.of(Kind.SERVER, STOPPED)))) {
      write();
    }
  }

  private Deed.Dated dated(Deed deed) {
    return new Deed.Dated(deed, clock.instant());
  }

  /** A transaction has left something to be linked. */
  void expectPending() {
    pending.set(true);
  }

  /** Takes it in, or counts it as lost when the database has been away for too long. */
  void take(Deed.Dated dated) {
    try {
      if (!queue.offer(dated, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        lost.increment();
      }
    } catch (InterruptedException e) {
      lost.increment();
      Thread.currentThread().interrupt();
    }
  }

  void write() {
    writing.lock();
    try {
      do {
        writeSome();
      } while (!queue.isEmpty());
      failing = false;
    } catch (RuntimeException e) {
      pending.set(true);
      LOG.log(failing ? Level.DEBUG : Level.ERROR, "nothing can be written down just now", e);
      failing = true;
    } finally {
      writing.unlock();
    }
  }

  /** What is in hand stays in hand until it has been written. */
  private void writeSome() {
    var missing = lost.sumThenReset();
    if (missing > 0) {
      inHand.add(dated(Deed.of(Kind.SERVER, "audit.lost").ended("gap").saying("entries", missing)));
    }
    queue.drainTo(inHand, Math.max(0, AT_ONCE - inHand.size()));
    if (pending.getAndSet(false) || !inHand.isEmpty()) {
      var written = rows.append(node.name(), Alike.together(inHand));
      inHand.clear();
      sink.tell(written);
    }
  }

  private void adopt() {
    try {
      rows.adopt(node.name(), clock.instant().minus(ADOPTED_AFTER));
      pending.set(true);
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "what others left behind cannot be read", e);
    }
  }
}
