package dev.meshgate.tasks;

import dev.meshgate.platform.Start;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Keeps the leases of this node's tasks, and gives up those of nodes that are gone. */
@ApplicationScoped
class TaskSweep {

  private static final System.Logger LOG = System.getLogger(TaskSweep.class.getName());
  private static final int SECONDS = 5;

  @Inject RunningTasks running;
  @Inject TaskLedger ledger;
  @Resource ManagedScheduledExecutorService schedule;

  private @Nullable Future<?> sweeping;

  void start(@Observes @Priority(Start.CONTENT) @Initialized(ApplicationScoped.class) Object o) {
    sweep();
    sweeping = schedule.scheduleWithFixedDelay(this::sweep, SECONDS, SECONDS, TimeUnit.SECONDS);
  }

  @PreDestroy
  void stop() {
    if (sweeping != null) {
      sweeping.cancel(true);
    }
  }

  /** An exception would end the schedule, and with it every lease. */
  void sweep() {
    try {
      ledger.renew(running.ids());
      var lost = ledger.giveUp();
      if (lost > 0) {
        LOG.log(Level.WARNING, "{0} task(s) of a server that stopped were marked failed", lost);
      }
      ledger.forget();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "the tasks could not be swept; next try in 5 seconds", e);
    }
  }
}
