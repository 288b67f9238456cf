package dev.meshgate.oauth.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The revocations as rows. */
@ApplicationScoped
@Transactional
class RevocationRepository {

  /** Numbers are given before they are committed: look back a little for one that came late. */
  private static final long LOOK_BACK = 500;

  private static final Duration KEPT = Duration.ofDays(2);

  private long seen;

  @PersistenceContext EntityManager db;
  @Inject Clock clock;

  void add(Revocation revocation) {
    db.persist(revocation);
  }

  /** What was added since the last look, and a little of what was there before. */
  List<Revocation> newest() {
    var rows =
        db.createQuery(
                "from Revocation r where r.number > :from and r.revokedAt > :after"
                    + " order by r.number",
                Revocation.class)
            .setParameter("from", seen - LOOK_BACK)
            .setParameter("after", clock.instant().minus(KEPT))
            .getResultList();
    if (!rows.isEmpty()) {
      seen = Math.max(seen, rows.get(rows.size() - 1).number());
    }
    return rows;
  }
}
