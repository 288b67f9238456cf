package dev.meshgate.audit;

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
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Removes what has been kept for long enough: soon after a start, and each night at three. */
@ApplicationScoped
class Retention {

  private static final System.Logger LOG = System.getLogger(Retention.class.getName());
  private static final LocalTime NIGHT = LocalTime.of(3, 0);
  private static final int AFTER_START_SECONDS = 5;

  private final List<Future<?>> timers = new ArrayList<>();

  @Inject AuditRepository rows;
  @Inject AuditSettings settings;
  @Inject Clock clock;
  @Resource ManagedScheduledExecutorService schedule;

  void start(@Observes @Priority(Start.READY) @Initialized(ApplicationScoped.class) Object event) {
    timers.add(schedule.schedule(this::sweep, AFTER_START_SECONDS, TimeUnit.SECONDS));
    timers.add(
        schedule.scheduleAtFixedRate(
            this::sweep,
            untilNight().toSeconds(),
            Duration.ofDays(1).toSeconds(),
            TimeUnit.SECONDS));
  }

  private Duration untilNight() {
    var now = ZonedDateTime.ofInstant(clock.instant(), ZoneId.systemDefault());
    var night = now.with(NIGHT);
    return Duration.between(now, night.isAfter(now) ? night : night.plusDays(1));
  }

  @PreDestroy
  void stop() {
    timers.forEach(timer -> timer.cancel(false));
  }

  private void sweep() {
    try {
      for (var head : rows.heads()) {
        for (var kept : settings.kept().entrySet()) {
          var before = clock.instant().minus(kept.getValue());
          var more = true;
          while (more) {
            more = rows.removeSome(head.node(), kept.getKey(), before);
          }
        }
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "old entries cannot be removed just now", e);
    }
  }
}
