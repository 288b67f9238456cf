package dev.meshgate.oauth.grant;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.meshgate.oauth.OAuthSettings;
import dev.meshgate.platform.Seal;
import dev.meshgate.platform.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/** The refresh tokens that we have given out. */
@ApplicationScoped
@Transactional(MANDATORY)
public class RefreshTokens {

  @PersistenceContext EntityManager db;
  @Inject OAuthSettings settings;
  @Inject Seal seal;
  @Inject Clock clock;

  /** The first of a grant. */
  public Secret add(String grantId, String clientId) {
    var token = Secret.random(RefreshToken.PREFIX);
    persist(token, grantId, clientId);
    return token;
  }

  private void persist(Secret token, String grantId, String clientId) {
    var expiresAt = clock.instant().plus(settings.refreshTokenLifetime());
    db.persist(new RefreshToken(token.hash(), grantId, clientId, expiresAt));
  }

  public Optional<RefreshToken> find(Secret token) {
    return Optional.ofNullable(db.find(RefreshToken.class, token.hash()));
  }

  /**
   * The successor of a token. One statement decides who rotates: of any number of requests at once
   * one makes the successor, and for {@link OAuthSettings#refreshRepeat}, while nobody has used it,
   * the others are given the same one. It is kept under a key that only a holder of the old token
   * can make.
   *
   * @return empty when the token was used before: it is in two hands, and its grant must end
   */
  public Optional<Secret> rotate(Secret old, RefreshToken row) {
    var successor = Secret.random(RefreshToken.PREFIX);
    var rotated =
        db.createQuery(
                "update RefreshToken t set t.rotatedAt = :now, t.successorHash = :hash,"
                    + " t.successorSealed = :sealed"
                    + " where t.hash = :old and t.rotatedAt is null")
            .setParameter("now", clock.instant())
            .setParameter("hash", successor.hash())
            .setParameter("sealed", seal.sealUnder(old, successor.value().getBytes(UTF_8)))
            .setParameter("old", old.hash())
            .executeUpdate();
    if (rotated == 1) {
      persist(successor, row.grantId(), row.clientId());
      return Optional.of(successor);
    }
    db.refresh(row);
    return sameSuccessor(old, row);
  }

  private Optional<Secret> sameSuccessor(Secret old, RefreshToken row) {
    var rotatedAt = row.rotatedAt();
    var sealed = row.successorSealed();
    if (rotatedAt == null
        || sealed == null
        || clock.instant().isAfter(rotatedAt.plus(settings.refreshRepeat()))) {
      return Optional.empty();
    }
    var successor = db.find(RefreshToken.class, row.successorHash());
    return successor == null || successor.rotatedAt() != null
        ? Optional.empty()
        : Optional.of(new Secret(new String(seal.openUnder(old, sealed), UTF_8)));
  }
}
