package dev.meshgate.oauth.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.meshgate.oauth.key.SigningKeys;
import dev.meshgate.platform.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether we signed a token. Anybody could write a {@code jti} into one of their own. A signature
 * that was found to be ours is remembered; whether its key is still in use is asked each time.
 */
@ApplicationScoped
class OwnToken {

  private static final int MOST_REMEMBERED = 10_000;

  private final Cache<String, Signed> remembered =
      Caffeine.newBuilder()
          .maximumSize(MOST_REMEMBERED)
          .expireAfterWrite(Duration.ofMinutes(10))
          .build();

  @Inject SigningKeys keys;

  /** What we signed, and with which key. */
  private record Signed(JWTClaimsSet claims, String kid) {}

  /** What the token says, if it is one of ours. */
  Optional<JWTClaimsSet> claims(String token) {
    var hash = Secret.sha256(token);
    var known = remembered.getIfPresent(hash);
    if (known != null) {
      return keys.find(known.kid()).map(key -> known.claims());
    }
    var signed = signed(token);
    signed.ifPresent(found -> remembered.put(hash, found));
    return signed.map(Signed::claims);
  }

  private Optional<Signed> signed(String token) {
    try {
      var jwt = SignedJWT.parse(token);
      var kid = jwt.getHeader().getKeyID();
      var key = kid == null ? Optional.<ECKey>empty() : keys.find(kid);
      if (key.isEmpty()
          || !JWSAlgorithm.ES256.equals(jwt.getHeader().getAlgorithm())
          || !jwt.verify(new ECDSAVerifier(key.orElseThrow().toECPublicKey()))) {
        return Optional.empty();
      }
      return Optional.of(new Signed(jwt.getJWTClaimsSet(), kid));
    } catch (ParseException | JOSEException e) {
      return Optional.empty();
    }
  }
}
