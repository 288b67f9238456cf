package dev.meshgate.oauth.pat;

import dev.meshgate.accounts.Account;
import dev.meshgate.accounts.AccountDisabled;
import dev.meshgate.accounts.Accounts;
import dev.meshgate.audit.Audit;
import dev.meshgate.audit.Deed;
import dev.meshgate.audit.Kind;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.grant.Revocations;
import dev.meshgate.platform.Problem;
import dev.meshgate.platform.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The tokens that people have made. */
@ApplicationScoped
public class PersonalTokens {

  /** What people and scanners of leaked secrets know them by. */
  public static final String PREFIX = "pat_";

  private static final int MOST_OF_ONE_PERSON = 100;

  @PersistenceContext EntityManager db;
  @Inject Accounts accounts;
  @Inject Revocations revocations;
  @Inject Audit audit;
  @Inject Clock clock;

  /**
   * A token and, once, what its holder sends.
   *
   * @param secret shown now and never again
   */
  public record Made(PersonalToken token, Secret secret) {}

  @Transactional
  public Made make(NewToken asked) {
    if (of(asked.accountId()).size() >= MOST_OF_ONE_PERSON) {
      throw new Problem(
          409, "TOO_MANY_TOKENS", "You have 100 tokens. Revoke one that you no longer use.");
    }
    var secret = Secret.random(PREFIX);
    var token = new PersonalToken(secret, asked, clock.instant());
    db.persist(token);
    audit.note(
        Deed.of(Kind.ADMINISTRATION, "personal_token.made")
            .by(token.accountId())
            .under(token.id())
            .on(token.resource())
            .saying("scope", Scope.spaced(token.scopes())));
    return new Made(token, secret);
  }

  /** A person's tokens that are still good, newest first. */
  @Transactional
  public List<PersonalToken> of(String accountId) {
    return db.createQuery(
            "from PersonalToken t where t.accountId = :account and t.revokedAt is null"
                + " and t.expiresAt > :now order by t.createdAt desc, t.id",
            PersonalToken.class)
        .setParameter("account", accountId)
        .setParameter("now", clock.instant())
        .getResultList();
  }

  /** The token that somebody sent, when it is good; its last use is kept. */
  @Transactional
  public Optional<PersonalToken> use(Secret secret) {
    var now = clock.instant();
    var found =
        db.createQuery(
                "from PersonalToken t where t.hash = :hash and t.revokedAt is null"
                    + " and t.expiresAt > :now",
                PersonalToken.class)
            .setParameter("hash", secret.hash())
            .setParameter("now", now)
            .getResultStream()
            .findFirst()
            .filter(t -> accounts.find(t.accountId()).filter(Account::isEnabled).isPresent());
    found.ifPresent(
        token ->
            db.createQuery("update PersonalToken t set t.usedAt = :now where t.id = :id")
                .setParameter("now", now)
                .setParameter("id", token.id())
                .executeUpdate());
    return found;
  }

  /** They stay ended when the account is switched on again. */
  void endAllOf(@Observes AccountDisabled disabled) {
    db.createQuery(
            "update PersonalToken t set t.revokedAt = :now where t.accountId = :account"
                + " and t.revokedAt is null")
        .setParameter("now", clock.instant())
        .setParameter("account", disabled.accountId())
        .executeUpdate();
  }

  /** Ends a token of that person; somebody else's is not there for them. */
  @Transactional
  public boolean revoke(String id, String accountId) {
    var ended =
        db.createQuery(
                    "update PersonalToken t set t.revokedAt = :now where t.id = :id"
                        + " and t.accountId = :account and t.revokedAt is null")
                .setParameter("now", clock.instant())
                .setParameter("id", id)
                .setParameter("account", accountId)
                .executeUpdate()
            == 1;
    if (ended) {
      revocations.addToken(id);
      audit.note(Deed.of(Kind.ADMINISTRATION, "personal_token.revoked").by(accountId).under(id));
    }
    return ended;
  }
}
