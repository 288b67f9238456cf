package dev.meshgate.oauth.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.meshgate.oauth.Resources;
import dev.meshgate.platform.BaseUrl;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The keys in force, in memory: nobody waits for the database to sign or to verify. */
@ApplicationScoped
public class SigningKeys {

  /** Access tokens are signed with the first; who a person is, with what the client prefers. */
  public static final List<JWSAlgorithm> ALGORITHMS =
      List.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256);

  /** Longer than any token lives, so that none outlives what it is verified with. */
  static final Duration PUBLISHED_AFTER_RETIREMENT = Duration.ofDays(2);

  /** Static, because MicroProfile Config asks for it outside CDI. */
  private static final AtomicReference<@Nullable Published> PUBLISHED = new AtomicReference<>();

  /** What MicroProfile JWT verifies with. */
  record Published(String jwks, String issuer, String administration) {}

  /** Those that retire first are first; so the first of its algorithm that is not retired signs. */
  private volatile List<PublishedKey> keys = List.of();

  private volatile Instant lookedAt = Instant.EPOCH;

  @Inject KeyRepository rows;
  @Inject SealedKeys sealed;
  @Inject BaseUrl baseUrl;
  @Inject Resources resources;
  @Inject Clock clock;

  /** Reads what is published now; a key that is known already is not opened again. */
  @Transactional
  void load() {
    keys =
        rows.published(clock.instant().minus(PUBLISHED_AFTER_RETIREMENT)).stream()
            .map(this::open)
            .toList();
    PUBLISHED.set(
        new Published(jwks(ECKey.class), baseUrl.value(), resources.administration().canonical()));
  }

  private PublishedKey open(StoredKey stored) {
    var known = published(stored.kid());
    return new PublishedKey(
        known == null ? sealed.open(stored) : known,
        stored.createdAt(),
        Optional.ofNullable(stored.retiredAt()));
  }

  /** Looks whether another node has added that key; at most once a second, whoever asks. */
  @Transactional
  public Optional<ECKey> findAfterRefresh(String kid) {
    var now = clock.instant();
    if (now.isAfter(lookedAt.plusSeconds(1))) {
      lookedAt = now;
      load();
    }
    return find(kid);
  }

  /** The key that signs now with that algorithm, one of {@link #ALGORITHMS}. */
  public PublishedKey current(JWSAlgorithm algorithm) {
    var now = clock.instant();
    for (var key : keys) {
      if (!key.isRetired(now) && key.algorithm().equals(algorithm)) {
        return key;
      }
    }
    throw new IllegalStateException("there is no key to sign with");
  }

  /** Signs claims, and says in the header what type of token it is and with which key. */
  public String sign(JWSAlgorithm algorithm, JOSEObjectType type, JWTClaimsSet claims) {
    var key = current(algorithm);
    var header = new JWSHeader.Builder(algorithm).type(type).keyID(key.kid()).build();
    try {
      var jwt = new SignedJWT(header, claims);
      jwt.sign(
          key.jwk() instanceof RSAKey rsa
              ? new RSASSASigner(rsa)
              : new ECDSASigner(key.jwk().toECKey()));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("a token cannot be signed", e);
    }
  }

  /** The key of that name that access tokens may be signed with, while it is published. */
  public Optional<ECKey> find(String kid) {
    return published(kid) instanceof ECKey key ? Optional.of(key) : Optional.empty();
  }

  private @Nullable JWK published(String kid) {
    for (var key : keys) {
      if (key.kid().equals(kid)) {
        return key.jwk();
      }
    }
    return null;
  }

  /** What is published now: retired keys first, then the one that signs, then announced ones. */
  public List<PublishedKey> published() {
    return keys;
  }

  /** The public halves, as {@code /oauth/jwks} shows them. */
  public String jwks() {
    return jwks(JWK.class);
  }

  private String jwks(Class<? extends JWK> kind) {
    return new JWKSet(keys.stream().map(PublishedKey::jwk).filter(kind::isInstance).toList())
        .toString(true);
  }

  static @Nullable Published forConfig() {
    return PUBLISHED.get();
  }
}
