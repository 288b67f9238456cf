package dev.meshgate.oauth.grant;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import dev.meshgate.oauth.OAuthSettings;
import dev.meshgate.platform.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/** The authorization codes that we have given out. */
@ApplicationScoped
@Transactional(MANDATORY)
public class AuthorizationCodes {

  @PersistenceContext EntityManager db;
  @Inject OAuthSettings settings;
  @Inject Clock clock;

  /** A code for that grant. */
  public Secret add(AccessGrant grant, CodeRequest request) {
    var code = Secret.random("mac_");
    var expiresAt = clock.instant().plus(settings.codeLifetime());
    db.persist(new AuthorizationCode(code, grant, request, expiresAt));
    return code;
  }

  public Optional<AuthorizationCode> find(Secret code) {
    return Optional.ofNullable(db.find(AuthorizationCode.class, code.hash()));
  }

  /** Marks the code redeemed. Of any number of requests that hold it, one is told {@code true}. */
  public boolean redeem(Secret code) {
    return db.createQuery(
                "update AuthorizationCode c set c.redeemedAt = :now"
                    + " where c.hash = :hash and c.redeemedAt is null")
            .setParameter("now", clock.instant())
            .setParameter("hash", code.hash())
            .executeUpdate()
        == 1;
  }
}
