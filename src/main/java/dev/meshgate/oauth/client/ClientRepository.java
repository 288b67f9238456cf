package dev.meshgate.oauth.client;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The clients as rows. */
@ApplicationScoped
@Transactional(MANDATORY)
class ClientRepository {

  @PersistenceContext EntityManager db;

  void add(Client client) {
    db.persist(client);
  }

  Optional<Client> find(String id) {
    return Optional.ofNullable(db.find(Client.class, id));
  }

  List<Client> newest(int limit) {
    return db.createQuery("from Client c order by c.createdAt desc, c.id", Client.class)
        .setMaxResults(limit)
        .getResultList();
  }

  long enteredFrom(String address, Instant since) {
    return db.createQuery(
            "select count(c) from Client c where c.origin <> 'REGISTERED'"
                + " and c.address = :address and c.createdAt > :since",
            Long.class)
        .setParameter("address", address)
        .setParameter("since", since)
        .getSingleResult();
  }

  long unused() {
    return db.createQuery(
            "select count(c) from Client c where c.origin <> 'REGISTERED' and c.usedAt is null",
            Long.class)
        .getSingleResult();
  }

  /**
   * One that was ever used is never deleted: ChatGPT registers once and keeps its id for good. Nor
   * is one that was switched off, for a document would be read again.
   */
  int forgetUnused(Instant registeredBefore) {
    return db.createQuery(
            "delete from Client c where c.origin <> 'REGISTERED' and c.usedAt is null"
                + " and c.disabledAt is null and c.createdAt < :before")
        .setParameter("before", registeredBefore)
        .executeUpdate();
  }

  void used(String id, Instant now) {
    db.createQuery("update Client c set c.usedAt = :now where c.id = :id and c.usedAt is null")
        .setParameter("now", now)
        .setParameter("id", id)
        .executeUpdate();
  }

  boolean delete(String id) {
    return db.createQuery("delete from Client c where c.id = :id")
            .setParameter("id", id)
            .executeUpdate()
        == 1;
  }
}
