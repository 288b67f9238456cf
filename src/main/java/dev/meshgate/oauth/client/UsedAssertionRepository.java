package dev.meshgate.oauth.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The spent assertions as rows, each in a transaction of its own: it stays spent. */
@ApplicationScoped
class UsedAssertionRepository {

  private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(1);

  @PersistenceContext EntityManager db;
  @Inject Clock clock;
  private volatile Instant swept = Instant.EPOCH;

  /**
   * Adds a row.
   *
   * @throws jakarta.persistence.PersistenceException when it is there already
   */
  @Transactional
  public void add(String hash, Instant expiresAt) {
    sweep();
    db.createNativeQuery("insert into client_assertion (hash, expires_at) values (:hash, :expires)")
        .setParameter("hash", hash)
        .setParameter("expires", expiresAt)
        .executeUpdate();
  }

  @Transactional
  public boolean has(String hash) {
    return !db.createNativeQuery("select hash from client_assertion where hash = :hash")
        .setParameter("hash", hash)
        .getResultList()
        .isEmpty();
  }

  private void sweep() {
    var now = clock.instant();
    if (now.isAfter(swept.plus(BETWEEN_SWEEPS))) {
      swept = now;
      db.createNativeQuery("delete from client_assertion where expires_at < :now")
          .setParameter("now", now)
          .executeUpdate();
    }
  }
}
