package dev.meshgate.oauth.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
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

  /** Longer than any token lives, so that none outlives what it is verified with. */
  static final Duration PUBLISHED_AFTER_RETIREMENT = Duration.ofDays(2);

  /** Static, because MicroProfile Config asks for it outside CDI. */
  private static final AtomicReference<@Nullable Published> PUBLISHED = new AtomicReference<>();

  /** What MicroProfile JWT verifies with. */
  record Published(String jwks, String issuer, String administration) {}

  /** Those that retire first are first; so the first that is not retired signs. */
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
    PUBLISHED.set(new Published(jwks(), baseUrl.value(), resources.administration().canonical()));
  }

  private PublishedKey open(StoredKey stored) {
    var jwk = find(stored.kid()).orElseGet(() -> sealed.open(stored));
    return new PublishedKey(jwk, stored.createdAt(), Optional.ofNullable(stored.retiredAt()));
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

  /** The key that signs now. */
  public ECKey current() {
    var now = clock.instant();
    for (var key : keys) {
      if (!key.isRetired(now)) {
        return key.jwk();
      }
    }
    throw new IllegalStateException("there is no key to sign with");
  }

  public JWSSigner signer() {
    try {
      return new ECDSASigner(current());
    } catch (JOSEException e) {
      throw new IllegalStateException("the signing key cannot sign", e);
    }
  }

  /** The key of that name, while it is published. */
  public Optional<ECKey> find(String kid) {
    for (var key : keys) {
      if (key.kid().equals(kid)) {
        return Optional.of(key.jwk());
      }
    }
    return Optional.empty();
  }

  /** What is published now: retired keys first, then the one that signs, then announced ones. */
  public List<PublishedKey> published() {
    return keys;
  }

  /** The public halves, as {@code /oauth/jwks} shows them. */
  public String jwks() {
    return new JWKSet(keys.stream().<JWK>map(PublishedKey::jwk).toList()).toString(true);
  }

  static @Nullable Published forConfig() {
    return PUBLISHED.get();
  }
}
