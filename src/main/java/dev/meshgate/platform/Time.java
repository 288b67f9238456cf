package dev.meshgate.platform;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The one place where the time comes from. */
@Dependent
class Time {

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }
}
