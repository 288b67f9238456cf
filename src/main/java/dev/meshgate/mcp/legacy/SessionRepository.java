package dev.meshgate.mcp.legacy;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static jakarta.transaction.Transactional.TxType.REQUIRED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;

/** The sessions as rows. */
@ApplicationScoped
@Transactional(MANDATORY)
class SessionRepository {

  @PersistenceContext EntityManager db;

  void add(SessionRow row) {
    db.persist(row);
  }

  Optional<SessionRow> find(String hash) {
    return Optional.ofNullable(db.find(SessionRow.class, hash));
  }

  /**
   * The session, and that it is used. In a transaction of its own where there is none, so that a
   * call whose session is remembered needs none.
   */
  @Transactional(REQUIRED)
  Optional<Session> used(String hash, Instant now) {
    db.createQuery("update SessionRow s set s.usedAt = :now where s.hash = :hash")
        .setParameter("now", now)
        .setParameter("hash", hash)
        .executeUpdate();
    return find(hash).map(SessionRow::session);
  }

  boolean remove(String hash) {
    return db.createQuery("delete from SessionRow s where s.hash = :hash")
            .setParameter("hash", hash)
            .executeUpdate()
        == 1;
  }

  /** Leaves a person's newest ones alone. */
  void removeOldest(String subject, int kept) {
    var tooMany =
        db.createQuery(
                "select s.hash from SessionRow s where s.subject = :subject"
                    + " order by s.createdAt desc",
                String.class)
            .setParameter("subject", subject)
            .setFirstResult(kept)
            .setMaxResults(kept)
            .getResultList();
    tooMany.forEach(this::remove);
  }

  void removeUnusedSince(Instant time) {
    db.createQuery("delete from SessionRow s where s.usedAt < :time")
        .setParameter("time", time)
        .executeUpdate();
  }
}
