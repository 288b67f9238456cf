package dev.meshgate.accounts;

import dev.meshgate.audit.Audit;
import dev.meshgate.audit.Deed;
import dev.meshgate.audit.Kind;
import dev.meshgate.platform.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/** Who is here: one row a browser, so that any node knows. */
@ApplicationScoped
public class Sessions {

  @PersistenceContext EntityManager db;
  @Inject AccountSettings settings;
  @Inject Audit audit;
  @Inject Clock clock;

  /** A new session; the secret goes into the browser's cookie and nowhere else. */
  @Transactional
  Secret open(Account account) {
    var now = clock.instant();
    db.createQuery("delete from Session s where s.expiresAt < :now")
        .setParameter("now", now)
        .executeUpdate();
    var secret = Secret.random("");
    db.persist(new Session(secret.hash(), account.id(), now, now.plus(settings.session())));
    audit.note(Deed.of(Kind.SIGN_IN, "session.opened").by(account.id()));
    return secret;
  }

  /** Whose session that is, while it lasts and while the account is enabled. */
  @Transactional
  Optional<Person> find(Secret secret) {
    var session = db.find(Session.class, secret.hash());
    if (session == null || session.isOver(clock.instant())) {
      return Optional.empty();
    }
    return Optional.ofNullable(db.find(Account.class, session.accountId()))
        .filter(Account::isEnabled)
        .map(account -> Person.of(account, session.authenticatedAt()));
  }

  @Transactional
  void end(Secret secret) {
    var session = db.find(Session.class, secret.hash());
    if (session != null) {
      db.remove(session);
      audit.note(Deed.of(Kind.SIGN_IN, "session.ended").by(session.accountId()));
    }
  }

  void endAll(@Observes AccountDisabled disabled) {
    db.createQuery("delete from Session s where s.accountId = :account")
        .setParameter("account", disabled.accountId())
        .executeUpdate();
  }
}
