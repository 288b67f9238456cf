package dev.meshgate.accounts;

import dev.meshgate.platform.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;

/** The one-time links that we have printed. */
@ApplicationScoped
class SetupLinks {

  private static final Duration LIFE = Duration.ofMinutes(30);

  @PersistenceContext EntityManager db;
  @Inject Clock clock;
  @Inject Accounts accounts;

  /** A new link; those before it are dead. */
  @Transactional
  Secret add() {
    db.createQuery("delete from SetupLink").executeUpdate();
    var secret = Secret.random("");
    db.persist(new SetupLink(secret.hash(), clock.instant().plus(LIFE)));
    return secret;
  }

  @Transactional
  boolean isGood(String secret) {
    var link = db.find(SetupLink.class, new Secret(secret).hash());
    return link != null && !link.isOver(clock.instant()) && !accounts.hasAdministrator();
  }

  /**
   * Uses the link up and makes the administrator, both or neither.
   *
   * @throws SignUpRefusedException when a field is wrong; the link stays good
   */
  @Transactional
  Account use(String secret, String name, String email, String password) {
    var used =
        db.createQuery("delete from SetupLink l where l.hash = :hash and l.expiresAt > :now")
            .setParameter("hash", new Secret(secret).hash())
            .setParameter("now", clock.instant())
            .executeUpdate();
    if (used != 1) {
      throw new SignUpRefusedException("name", "This link has been used or has expired.");
    }
    return accounts.add(name, email, password, Role.ADMINISTRATOR);
  }
}
