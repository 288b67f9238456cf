package dev.meshgate.oauth.key;

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

/** Looks each second what other nodes did with the keys, and whether it is time to rotate. */
@ApplicationScoped
class KeyWatch {

  private static final System.Logger LOG = System.getLogger(KeyWatch.class.getName());

  private @Nullable Future<?> watching;

  @Inject KeyRotation rotation;
  @Resource ManagedScheduledExecutorService schedule;

  void start(@Observes @Priority(Start.KEYS) @Initialized(ApplicationScoped.class) Object o) {
    rotation.rotateWhenDue();
    watching = schedule.scheduleWithFixedDelay(this::lookOrComplain, 1, 1, TimeUnit.SECONDS);
  }

  @PreDestroy
  void stop() {
    if (watching != null) {
      watching.cancel(true);
    }
  }

  private void lookOrComplain() {
    try {
      rotation.rotateWhenDue();
    } catch (RuntimeException e) {
      // What is in memory stays good; whoever needs fresh revocations is refused elsewhere.
      LOG.log(Level.WARNING, "the signing keys cannot be read", e);
    }
  }
}
