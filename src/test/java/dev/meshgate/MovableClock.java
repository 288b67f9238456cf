package dev.meshgate;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The clock of a product to which a test says how far it is from the right time. */
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
@ApplicationScoped
public class MovableClock extends Clock {

  /** The environment value that names the file with the difference, as {@code PT2H}. */
  static final String FILE = "MESHGATE_TEST_CLOCK";

  private final Path difference = Path.of(String.valueOf(System.getenv(FILE)));

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("moments have no zone");
  }

  @Override
  public Instant instant() {
    try {
      return Instant.now()
          .truncatedTo(ChronoUnit.MICROS)
          .plus(Duration.parse(Files.readString(difference)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
