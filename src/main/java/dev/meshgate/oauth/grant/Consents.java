package dev.meshgate.oauth.grant;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import dev.meshgate.oauth.OAuthSettings;
import dev.meshgate.oauth.client.ClientChanged;
import dev.meshgate.oauth.client.RedirectUri;
import dev.meshgate.platform.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/** What people have agreed to, so that they are not asked twice for the same. */
@ApplicationScoped
@Transactional(MANDATORY)
public class Consents {

  @PersistenceContext EntityManager db;
  @Inject OAuthSettings settings;
  @Inject Clock clock;

  /** Whether the person has agreed to just that, or more, not too long ago. */
  public boolean cover(Approved asked) {
    return find(asked).filter(c -> c.covers(asked.scopes(), clock.instant())).isPresent();
  }

  public void remember(Approved approved) {
    var until = clock.instant().plus(settings.consentLifetime());
    find(approved)
        .ifPresentOrElse(
            known -> known.widen(approved.scopes(), until),
            () -> db.persist(new Consent(Secret.opaqueId("con_"), atPlace(approved), until)));
  }

  /** A person who takes a grant back is asked again the next time. */
  public void forget(String accountId, String clientId) {
    db.createQuery("delete from Consent c where c.accountId = :account and c.clientId = :client")
        .setParameter("account", accountId)
        .setParameter("client", clientId)
        .executeUpdate();
  }

  /** What was agreed to was another application: everybody is asked again. */
  void forgetAll(@Observes ClientChanged changed) {
    db.createQuery("delete from Consent c where c.clientId = :client")
        .setParameter("client", changed.clientId())
        .executeUpdate();
  }

  private Optional<Consent> find(Approved asked) {
    var at = atPlace(asked);
    return db.createQuery(
            "from Consent c where c.accountId = :account and c.clientId = :client"
                + " and c.redirectUri = :place and c.resource = :resource",
            Consent.class)
        .setParameter("account", at.accountId())
        .setParameter("client", at.clientId())
        .setParameter("place", at.redirectUri())
        .setParameter("resource", at.resource())
        .getResultStream()
        .findFirst();
  }

  /** A native application has another port each time; it is the same place. */
  private static Approved atPlace(Approved asked) {
    return new Approved(
        asked.accountId(),
        asked.clientId(),
        new RedirectUri(asked.redirectUri()).withoutLoopbackPort(),
        asked.resource(),
        asked.scopes());
  }
}
