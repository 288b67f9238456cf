package dev.meshgate.oauth.key;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.meshgate.oauth.OAuthSettings;
import dev.meshgate.oauth.Resources;
import dev.meshgate.platform.BaseUrl;
import dev.meshgate.platform.Seal;
import dev.meshgate.platform.Start;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The keys in force, in memory: nobody waits for the database to sign or to verify. */
@ApplicationScoped
public class SigningKeys {

  private static final String PURPOSE = "signing-key";

  /** Static, because MicroProfile Config asks for it outside CDI. */
  private static final AtomicReference<@Nullable Published> PUBLISHED = new AtomicReference<>();

  /** What MicroProfile JWT verifies with. */
  record Published(String jwks, String issuer, String administration) {}

  private volatile List<ECKey> keys = List.of();
  private volatile Instant lookedAt = Instant.EPOCH;

  @Inject KeyRepository rows;
  @Inject Seal seal;
  @Inject OAuthSettings settings;
  @Inject BaseUrl baseUrl;
  @Inject Resources resources;
  @Inject Clock clock;

  @Transactional
  void start(@Observes @Priority(Start.KEYS) @Initialized(ApplicationScoped.class) Object o) {
    load();
    if (keys.isEmpty()) {
      // Two nodes that start at once make a key each; both are published, so both are good.
      make();
      load();
    }
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

  private void load() {
    var oldest = clock.instant().minus(settings.accessTokenLifetime().multipliedBy(2));
    keys = rows.published(oldest).stream().map(this::open).toList();
    PUBLISHED.set(new Published(jwks(), baseUrl.value(), resources.administration().canonical()));
  }

  private void make() {
    try {
      var key =
          new ECKeyGenerator(Curve.P_256)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.ES256)
              .keyIDFromThumbprint(true)
              .generate();
      rows.add(
          new StoredKey(
              key.getKeyID(),
              key.getAlgorithm().getName(),
              seal.seal(PURPOSE, key.toJSONString().getBytes(UTF_8)),
              clock.instant()));
    } catch (JOSEException e) {
      throw new IllegalStateException("cannot make a signing key", e);
    }
  }

  private ECKey open(StoredKey stored) {
    try {
      return ECKey.parse(new String(seal.open(PURPOSE, stored.sealed()), UTF_8));
    } catch (ParseException e) {
      throw new IllegalStateException("a stored signing key cannot be read", e);
    }
  }

  /** The key that signs now. */
  public ECKey current() {
    return keys.get(0);
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
    return keys.stream().filter(key -> key.getKeyID().equals(kid)).findFirst();
  }

  /** The public halves, as {@code /oauth/jwks} shows them. */
  public String jwks() {
    return new JWKSet(List.copyOf(keys)).toString(true);
  }

  static @Nullable Published published() {
    return PUBLISHED.get();
  }
}
