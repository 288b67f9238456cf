package dev.meshgate.audit;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Hands what was written down to whoever watches the company's systems, one JSON object a line. The
 * database is the record: a watcher who is away misses what happens meanwhile.
 */
@ApplicationScoped
class AuditSink {

  private static final System.Logger LOG = System.getLogger(AuditSink.class.getName());
  private static final Duration PAUSE = Duration.ofSeconds(30);

  @Inject AuditSettings settings;
  @Inject Clock clock;
  private final Syslog syslog = new Syslog();
  private Instant again = Instant.EPOCH;

  void tell(List<Entry> entries) {
    if (settings.to().equals(AuditSettings.NONE)) {
      return;
    }
    if (settings.to().equals(AuditSettings.STDOUT)) {
      entries.forEach(entry -> System.out.println(entry.json()));
    } else if (!clock.instant().isBefore(again)) {
      send(entries);
    }
  }

  private void send(List<Entry> entries) {
    try {
      for (var entry : entries) {
        syslog.send(settings.to(), entry.at(), entry.json().toString());
      }
    } catch (IOException e) {
      again = clock.instant().plus(PAUSE);
      LOG.log(Level.WARNING, settings.to() + " does not take what is written down", e);
    }
  }

  @PreDestroy
  void close() {
    syslog.close();
  }
}
