package dev.meshgate.accounts;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** The accounts as rows. */
@ApplicationScoped
@Transactional(MANDATORY)
class AccountRepository {

  @PersistenceContext EntityManager db;

  void add(Account account) {
    db.persist(account);
  }

  Optional<Account> find(String id) {
    return Optional.ofNullable(db.find(Account.class, id));
  }

  /** Locks the row, so that of two wrong passwords at once both are counted. */
  Optional<Account> lock(String id) {
    return Optional.ofNullable(db.find(Account.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  Optional<Account> byAddress(String email) {
    return db.createQuery(
            "from Account a where a.issuer = :own and a.email = :email", Account.class)
        .setParameter("own", Account.OWN)
        .setParameter("email", email)
        .getResultStream()
        .findFirst();
  }

  Optional<Account> bySubject(String issuer, String subject) {
    return db.createQuery(
            "from Account a where a.issuer = :issuer and a.externalSubject = :subject",
            Account.class)
        .setParameter("issuer", issuer)
        .setParameter("subject", subject)
        .getResultStream()
        .findFirst();
  }

  List<Account> all(int limit) {
    return db.createQuery("from Account a order by a.createdAt desc, a.id", Account.class)
        .setMaxResults(limit)
        .getResultList();
  }

  boolean anyWithRole(Role role) {
    return db.createQuery(
                "select count(a) from Account a"
                    + " where a.roles like :role and a.disabledAt is null",
                Long.class)
            .setParameter("role", "%" + role.value() + "%")
            .getSingleResult()
        > 0;
  }
}
