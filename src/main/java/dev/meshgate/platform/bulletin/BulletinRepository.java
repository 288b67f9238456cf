package dev.meshgate.platform.bulletin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What was posted, as rows. */
@ApplicationScoped
@Transactional
class BulletinRepository {

  /** Numbers are given before they are committed: look back a little for one that came late. */
  static final long LOOK_BACK = 500;

  private static final Duration KEPT = Duration.ofMinutes(10);

  @PersistenceContext EntityManager db;
  @Inject Clock clock;

  void add(String node, Heard said) {
    db.persist(new Bulletin(node, said, clock.instant()));
  }

  long newest() {
    return Optional.ofNullable(
            db.createQuery("select max(b.number) from Bulletin b", Long.class).getSingleResult())
        .orElse(0L);
  }

  /** What other nodes have posted since that number, and a little of what was there before. */
  List<Bulletin> ofOthers(String node, long seen) {
    return db.createQuery(
            "from Bulletin b where b.number > :from and b.node <> :node order by b.number",
            Bulletin.class)
        .setParameter("from", seen - LOOK_BACK)
        .setParameter("node", node)
        .getResultList();
  }

  void forget() {
    db.createQuery("delete from Bulletin b where b.postedAt < :before")
        .setParameter("before", clock.instant().minus(KEPT))
        .executeUpdate();
  }
}
