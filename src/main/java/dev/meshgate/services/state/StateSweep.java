package dev.meshgate.services.state;

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

/** Removes the states that have expired, once a minute. */
@ApplicationScoped
class StateSweep {

  private static final System.Logger LOG = System.getLogger(StateSweep.class.getName());

  @Inject States states;
  @Resource ManagedScheduledExecutorService schedule;

  private @Nullable Future<?> sweeping;

  void start(@Observes @Priority(Start.READY) @Initialized(ApplicationScoped.class) Object event) {
    sweeping = schedule.scheduleWithFixedDelay(this::sweep, 1, 1, TimeUnit.MINUTES);
  }

  @PreDestroy
  void stop() {
    if (sweeping != null) {
      sweeping.cancel(false);
    }
  }

  /** An exception would end the schedule. */
  private void sweep() {
    try {
      states.forget();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "expired states cannot be removed; next try in a minute", e);
    }
  }
}
