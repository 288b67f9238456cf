package dev.meshgate.agents.registry;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** The registered agents as rows. */
@ApplicationScoped
@Transactional(MANDATORY)
class RegistryRepository {

  @PersistenceContext EntityManager db;

  /** Now, so that of two at once the second is refused while it can still be told. */
  void add(RegisteredAgent agent) {
    db.persist(agent);
    db.flush();
  }

  void remove(RegisteredAgent agent) {
    db.remove(agent);
  }

  Optional<RegisteredAgent> find(String id) {
    return Optional.ofNullable(db.find(RegisteredAgent.class, id));
  }

  List<RegisteredAgent> all() {
    return db.createQuery("from RegisteredAgent a order by a.id", RegisteredAgent.class)
        .getResultList();
  }
}
