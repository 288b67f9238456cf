package dev.meshgate.tasks;

import dev.meshgate.platform.Start;
import dev.meshgate.platform.bulletin.Heard;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Writes the progress of this node's tasks once a second, keeps their leases, and takes over the
 * tasks of nodes that are gone. It has a thread of its own: a server that is so busy that work has
 * to wait must not be taken for one that is gone.
 */
@ApplicationScoped
class TaskSweep {

  private static final System.Logger LOG = System.getLogger(TaskSweep.class.getName());
  private static final int EXPIRE_EVERY = 10;
  private static final int FORGET_EVERY = 60;

  @Inject Tasks tasks;
  @Inject RunningTasks running;
  @Inject TaskLedger ledger;
  @Inject Clock clock;
  @Resource ManagedThreadFactory factory;
  @Resource ManagedExecutorService threads;

  private final CountDownLatch stopping = new CountDownLatch(1);
  private long sweeps;

  void start(@Observes @Priority(Start.CONTENT) @Initialized(ApplicationScoped.class) Object o) {
    factory.newThread(this::goOn).start();
  }

  /** It is not interrupted: the embedded database closes its file under a thread that is. */
  @PreDestroy
  void stop() {
    stopping.countDown();
  }

  private void goOn() {
    try {
      while (!stopping.await(1, TimeUnit.SECONDS)) {
        sweep();
      }
    } catch (InterruptedException e) {
      // The server ends.
      Thread.currentThread().interrupt();
    }
  }

  /** Somebody ended a task on another node. */
  void hear(@Observes Heard said) {
    if (said.kind().equals(Tasks.CANCELLED)) {
      running.end(said.topic(), TaskWork.End.CANCELLED);
    }
  }

  /** An exception would end the thread, and with it every lease. */
  void sweep() {
    try {
      var news = running.news(clock.instant());
      if (!news.isEmpty()) {
        ledger.progress(news).forEach(id -> running.end(id, ledger.howLost(id)));
      }
      ledger.renew(running.ids()).forEach(running::end);
      ledger.orphans().forEach(this::takeOver);
      if (sweeps % EXPIRE_EVERY == 0) {
        ledger.expire();
      }
      if (sweeps++ % FORGET_EVERY == 0) {
        ledger.forget();
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "the tasks could not be swept; next try in a second", e);
    }
  }

  private void takeOver(String id) {
    if (running.has(id)) {
      // Ours, and nobody could write that it is: the next renewal does.
      return;
    }
    ledger
        .claim(id)
        .ifPresent(
            task -> {
              LOG.log(Level.WARNING, "{0} is taken over from a server that stopped", id);
              if (task.isFatal()) {
                ledger.fail(id, TaskLedger.FATAL, null);
              } else {
                threads.execute(() -> tasks.takeOver(task));
              }
            });
  }
}
