package dev.meshgate.platform.bulletin;

import static jakarta.enterprise.event.TransactionPhase.AFTER_SUCCESS;

import dev.meshgate.platform.Secret;
import dev.meshgate.platform.Start;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger.Level;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Tells every node what one of them has to say. This node hears it as soon as the transaction has
 * committed, every other within the second in which it reads the new rows. Observe {@link Heard}:
 * it comes in the order of posting, on a thread of its own and outside every transaction.
 */
@ApplicationScoped
public class Bulletins {

  private static final System.Logger LOG = System.getLogger(Bulletins.class.getName());
  private static final int SWEEP_EVERY = 60;

  private final String node = Secret.opaqueId("");
  private final Set<Long> heard = new TreeSet<>();
  private final Queue<Heard> here = new ConcurrentLinkedQueue<>();
  private final ReentrantLock telling = new ReentrantLock();
  private long newest;
  private long reads;
  private @Nullable Future<?> reading;

  @Inject BulletinRepository rows;
  @Inject Event<Posted> posted;
  @Inject Event<Heard> told;
  @Resource ManagedScheduledExecutorService schedule;

  /** Within the transaction that posts. */
  record Posted(Heard said) {}

  void start(@Observes @Priority(Start.KEYS) @Initialized(ApplicationScoped.class) Object event) {
    newest = rows.newest();
    rows.ofOthers(node, newest).forEach(row -> heard.add(row.number()));
    reading = schedule.scheduleWithFixedDelay(this::readOrComplain, 1, 1, TimeUnit.SECONDS);
  }

  @PreDestroy
  void stop() {
    if (reading != null) {
      reading.cancel(true);
    }
  }

  /** Posts it, within the caller's transaction if there is one. */
  @Transactional
  public void post(Heard said) {
    rows.add(node, said);
    posted.fire(new Posted(said));
  }

  /** The transaction that posted is not quite over: who hears of it may want one of its own. */
  void hearHere(@Observes(during = AFTER_SUCCESS) Posted event) {
    here.add(event.said());
    schedule.execute(this::tellHere);
  }

  private void tellHere() {
    telling.lock();
    try {
      for (var said = here.poll(); said != null; said = here.poll()) {
        tell(said);
      }
    } finally {
      telling.unlock();
    }
  }

  private void readOrComplain() {
    try {
      read();
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "what other nodes posted cannot be read", e);
    }
  }

  private void read() {
    for (var row : rows.ofOthers(node, newest)) {
      newest = Math.max(newest, row.number());
      if (heard.add(row.number())) {
        tell(row.said());
      }
    }
    heard.removeIf(number -> number <= newest - BulletinRepository.LOOK_BACK);
    if (reads++ % SWEEP_EVERY == 0) {
      rows.forget();
    }
  }

  /** One who cannot bear it must not keep the others from hearing. */
  private void tell(Heard said) {
    try {
      told.fire(said);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "nobody could take what was posted: " + said.kind(), e);
    }
  }
}
