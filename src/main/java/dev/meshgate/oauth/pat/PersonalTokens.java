package dev.meshgate.oauth.pat;

import dev.meshgate.accounts.Account;
import dev.meshgate.accounts.AccountDisabled;
import dev.meshgate.accounts.Accounts;
import dev.meshgate.audit.Audit;
import dev.meshgate.audit.Deed;
import dev.meshgate.audit.Kind;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.grant.AccessGrant;
import dev.meshgate.oauth.grant.Revocations;
import dev.meshgate.platform.Problem;
import dev.meshgate.platform.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The tokens that people have made. */
@ApplicationScoped
public class PersonalTokens {

  private static final int MOST_OF_ONE_PERSON = 100;

  @PersistenceContext EntityManager db;
  @Inject Accounts accounts;
  @Inject @Any Instance<ServiceUse> uses;
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
    for (var service : asked.opens().services()) {
      if (uses.stream().noneMatch(use -> use.isAllowed(asked.accountId(), service))) {
        throw Problem.invalid(
            "services", "There is no published calculation service '" + service + "' for you.");
      }
    }
    if (of(asked.accountId()).size() >= MOST_OF_ONE_PERSON) {
      throw new Problem(
          409, "TOO_MANY_TOKENS", "You have 100 tokens. Revoke one that you no longer use.");
    }
    var secret = Secret.random(asked.opens().kind().prefix());
    var token = new PersonalToken(secret, asked, clock.instant());
    db.persist(token);
    audit.note(
        Deed.of(Kind.ADMINISTRATION, "personal_token.made")
            .by(token.accountId())
            .under(token.id())
            .on(token.resource())
            .saying("scope", Scope.spaced(token.scopes()))
            .saying("services", String.join(" ", token.services())));
    return new Made(token, secret);
  }

  /** Whether a text looks like a token that a person made. */
  public static boolean isOne(String token) {
    return Arrays.stream(NewToken.Kind.values()).anyMatch(kind -> token.startsWith(kind.prefix()));
  }

  /** Those of the tokens for services that are still good. */
  @Transactional
  public List<ServiceKey> keys(Collection<String> ids) {
    return db.createQuery(
            "from PersonalToken t where t.id in :ids and t.revokedAt is null"
                + " and t.expiresAt > :now",
            PersonalToken.class)
        .setParameter("ids", ids)
        .setParameter("now", clock.instant())
        .getResultStream()
        .filter(this::isOfSomebody)
        .flatMap(token -> token.key().stream())
        .toList();
  }

  /** Whether anything is left of what a grant was made of; where a person signed in, always. */
  @Transactional
  public boolean stand(AccessGrant grant) {
    return grant.serviceTokens().isEmpty() || !keys(grant.serviceTokens()).isEmpty();
  }

  /** Whether somebody was given a token for that service, so that its address is known anyway. */
  @Transactional
  public boolean open(String service) {
    return !db.createQuery(
            "select t.id from PersonalToken t where t.services like :service escape '\\'"
                + " and t.revokedAt is null and t.expiresAt > :now",
            String.class)
        .setParameter("service", "% " + service.replace("_", "\\_") + " %")
        .setParameter("now", clock.instant())
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  private boolean isOfSomebody(PersonalToken token) {
    return accounts.find(token.accountId()).filter(Account::isEnabled).isPresent();
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
            .filter(this::isOfSomebody);
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
