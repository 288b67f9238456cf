package dev.meshgate.platform;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** The one place where the time comes from, as fine as the database keeps it and no finer. */
@Dependent
class Time {

  @Produces
  @Singleton
  Clock clock() {
    return Clock.tick(Clock.systemUTC(), ChronoUnit.MICROS.getDuration());
  }
}
