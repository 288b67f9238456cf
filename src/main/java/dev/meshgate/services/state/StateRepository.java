package dev.meshgate.services.state;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The states as rows. */
@ApplicationScoped
@Transactional(MANDATORY)
class StateRepository {

  @PersistenceContext EntityManager db;

  /** Now, so that a question that follows counts it. */
  void add(SavedState state) {
    db.persist(state);
    db.flush();
  }

  Optional<SavedState> find(String id) {
    return Optional.ofNullable(db.find(SavedState.class, id));
  }

  /** Those that have not expired, the newest first. */
  List<SavedState> of(String subject, Instant now) {
    return query(subject, now).getResultList();
  }

  /** Makes others who save for the same person wait, so that two do not make the same room. */
  void lock(String subject, Instant now) {
    query(subject, now).setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList();
  }

  private TypedQuery<SavedState> query(String subject, Instant now) {
    return db.createQuery(
            "from SavedState s where s.subject = :subject and s.expiresAt > :now"
                + " order by s.savedAt desc, s.id",
            SavedState.class)
        .setParameter("subject", subject)
        .setParameter("now", now);
  }

  void remove(SavedState state) {
    db.remove(state);
  }

  int forget(Instant now) {
    return db.createQuery("delete from SavedState s where s.expiresAt <= :now")
        .setParameter("now", now)
        .executeUpdate();
  }
}
