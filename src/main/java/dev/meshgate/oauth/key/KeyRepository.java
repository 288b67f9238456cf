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

  /** Newest first: the first one signs. A retired key is published until its tokens have ended. */
  List<StoredKey> published(Instant retiredAfter) {
    return db.createQuery(
            "from StoredKey k where k.retiredAt is null or k.retiredAt > :after"
                + " order by k.retiredAt nulls first, k.createdAt desc, k.kid",
            StoredKey.class)
        .setParameter("after", retiredAfter)
        .getResultList();
  }
}
