package dev.meshgate.oauth.grant;

import static jakarta.enterprise.event.TransactionPhase.AFTER_SUCCESS;

import dev.meshgate.audit.Audit;
import dev.meshgate.audit.Deed;
import dev.meshgate.audit.Kind;
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
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is refused, in memory. This node obeys as soon as the transaction has committed, every other
 * within the second in which it reads the new rows.
 */
@ApplicationScoped
public class Revocations {

  private static final System.Logger LOG = System.getLogger(Revocations.class.getName());
  private static final Duration STALE = Duration.ofSeconds(10);

  /** Longer than any access token lives, so that no refused one can still be good. */
  private static final Duration KEPT = Duration.ofDays(2);

  private final Map<String, Instant> refused = new ConcurrentHashMap<>();
  private volatile Instant readAt = Instant.EPOCH;
  private boolean failing;
  private @Nullable Future<?> reading;

  @Inject RevocationRepository rows;
  @Inject Event<Revoked> revoked;
  @Inject Audit audit;
  @Inject Clock clock;
  @Resource ManagedScheduledExecutorService schedule;

  /** Told when the transaction that revoked has committed. */
  record Revoked(String key, Instant at) {}

  void start(@Observes @Priority(Start.KEYS) @Initialized(ApplicationScoped.class) Object o) {
    read();
    reading = schedule.scheduleWithFixedDelay(this::readOrComplain, 1, 1, TimeUnit.SECONDS);
  }

  @PreDestroy
  void stop() {
    if (reading != null) {
      reading.cancel(true);
    }
  }

  /** Refuses that from now on; within the caller's transaction. */
  void add(Revocation.Kind kind, String name) {
    var now = clock.instant();
    rows.add(new Revocation(kind, name, now));
    revoked.fire(new Revoked(Revocation.key(kind, name), now));
  }

  /** One token, by its {@code jti} or by the id of a token that a person made. */
  public void addToken(String id) {
    add(Revocation.Kind.TOKEN, id);
    audit.note(Deed.of(Kind.TOKEN, "token.revoked").on(id));
  }

  void obey(@Observes(during = AFTER_SUCCESS) Revoked event) {
    refused.put(event.key(), event.at());
  }

  private void readOrComplain() {
    try {
      read();
      if (failing) {
        LOG.log(Level.INFO, "revocations can be read again");
      }
      failing = false;
    } catch (RuntimeException e) {
      LOG.log(failing ? Level.DEBUG : Level.WARNING, "revocations cannot be read", e);
      failing = true;
    }
  }

  private void read() {
    rows.newest().forEach(row -> refused.put(row.key(), row.revokedAt()));
    readAt = clock.instant();
    refused.values().removeIf(at -> at.isBefore(readAt.minus(KEPT)));
  }

  /** False when this node has not been able to read for so long that it may have missed one. */
  public boolean areFresh() {
    return clock.instant().isBefore(readAt.plus(STALE));
  }

  /**
   * Whether a token is among what was revoked. A grant or a single token never comes back; a client
   * or an account may, and then only tokens from before that are refused.
   */
  public boolean names(
      String grant, String token, String client, String account, Instant issuedAt) {
    return !refused.isEmpty()
        && (refused.containsKey(Revocation.key(Revocation.Kind.GRANT, grant))
            || refused.containsKey(Revocation.key(Revocation.Kind.TOKEN, token))
            || isBefore(issuedAt, Revocation.key(Revocation.Kind.CLIENT, client))
            || isBefore(issuedAt, Revocation.key(Revocation.Kind.ACCOUNT, account)));
  }

  private boolean isBefore(Instant issuedAt, String key) {
    var at = refused.get(key);
    return at != null && !issuedAt.isAfter(at);
  }
}
