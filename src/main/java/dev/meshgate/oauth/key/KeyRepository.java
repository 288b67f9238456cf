package dev.meshgate.oauth.key;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** The signing keys as rows. */
@ApplicationScoped
@Transactional(MANDATORY)
class KeyRepository {

  @PersistenceContext EntityManager db;

  void add(StoredKey key) {
    db.persist(key);
  }

  /** Those that retire first are first; of those that do not retire, the newest. */
  List<StoredKey> published(Instant retiredAfter) {
    return db.createQuery(
            "from StoredKey k where k.retiredAt is null or k.retiredAt > :after"
                + " order by k.retiredAt nulls last, k.createdAt desc, k.kid",
            StoredKey.class)
        .setParameter("after", retiredAfter)
        .getResultList();
  }

  boolean delete(String kid) {
    return db.createQuery("delete from StoredKey k where k.kid = :kid")
            .setParameter("kid", kid)
            .executeUpdate()
        == 1;
  }

  void forgetRetiredBefore(Instant then) {
    db.createQuery("delete from StoredKey k where k.retiredAt < :then")
        .setParameter("then", then)
        .executeUpdate();
  }
}
