package dev.meshgate.oauth.grant;

import dev.meshgate.accounts.AccountDisabled;
import dev.meshgate.audit.Audit;
import dev.meshgate.audit.Deed;
import dev.meshgate.audit.Kind;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.client.ClientEnded;
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

/** What people have granted. */
@ApplicationScoped
public class Grants {

  @PersistenceContext EntityManager db;
  @Inject Revocations revocations;
  @Inject Audit audit;
  @Inject Clock clock;

  @Transactional
  public AccessGrant open(Approved approved) {
    var grant = new AccessGrant(Secret.opaqueId("gr_"), approved, clock.instant());
    db.persist(grant);
    audit.note(
        Deed.of(Kind.GRANT, "grant.opened")
            .by(grant.subject())
            .with(grant.clientId())
            .under(grant.id())
            .on(grant.resource())
            .saying("scope", Scope.spaced(grant.scopes()))
            .saying("service_tokens", String.join(" ", grant.serviceTokens())));
    return grant;
  }

  @Transactional
  public Optional<AccessGrant> find(String id) {
    return Optional.ofNullable(db.find(AccessGrant.class, id)).filter(g -> !g.isRevoked());
  }

  /** What a person has granted and not taken back, newest first. */
  @Transactional
  public List<AccessGrant> of(String accountId) {
    return db.createQuery(
            "from AccessGrant g where g.accountId = :account and g.revokedAt is null"
                + " order by g.createdAt desc, g.id",
            AccessGrant.class)
        .setParameter("account", accountId)
        .setMaxResults(500)
        .getResultList();
  }

  /**
   * What stands now, newest first.
   *
   * @param account whose, or empty for everybody's
   * @param client to which application, or empty for any
   */
  @Transactional
  public List<AccessGrant> standing(Optional<String> account, Optional<String> client, int limit) {
    return db.createQuery(
            "from AccessGrant g where g.revokedAt is null"
                + " and (:account = '' or g.accountId = :account)"
                + " and (:client = '' or g.clientId = :client)"
                + " order by g.createdAt desc, g.id",
            AccessGrant.class)
        .setParameter("account", account.orElse(""))
        .setParameter("client", client.orElse(""))
        .setMaxResults(limit)
        .getResultList();
  }

  /**
   * Ends a grant and every token of it.
   *
   * @return false when there is none that stands
   */
  @Transactional
  public boolean revoke(String id) {
    var ended =
        db.createQuery(
                "update AccessGrant g set g.revokedAt = :now"
                    + " where g.id = :id and g.revokedAt is null")
            .setParameter("now", clock.instant())
            .setParameter("id", id)
            .executeUpdate();
    if (ended == 1) {
      revocations.add(Revocation.Kind.GRANT, id);
      audit.note(Deed.of(Kind.GRANT, "grant.revoked").under(id));
    }
    return ended == 1;
  }

  /** Ends a grant for the person who gave it; somebody else's is not there for them. */
  @Transactional
  public boolean revoke(String id, String accountId) {
    var theirs = find(id).filter(grant -> grant.accountId().equals(accountId));
    theirs.ifPresent(grant -> revoke(grant.id()));
    return theirs.isPresent();
  }

  void endAllOf(@Observes AccountDisabled disabled) {
    endAll("accountId", disabled.accountId());
    revocations.add(Revocation.Kind.ACCOUNT, disabled.accountId());
  }

  void endAllOf(@Observes ClientEnded ended) {
    endAll("clientId", ended.clientId());
    revocations.add(Revocation.Kind.CLIENT, ended.clientId());
  }

  private void endAll(String column, String value) {
    db.createQuery(
            "update AccessGrant g set g.revokedAt = :now where g."
                + column
                + " = :value and g.revokedAt is null")
        .setParameter("now", clock.instant())
        .setParameter("value", value)
        .executeUpdate();
  }
}
