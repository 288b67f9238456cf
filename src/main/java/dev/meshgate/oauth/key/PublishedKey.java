package dev.meshgate.oauth.key;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import java.time.Instant;
import java.util.Optional;

/**
 * A key that others may verify with.
 *
 * @param jwk both halves
 * @param createdAt since when it is published
 * @param retiredAt from when on it signs nothing more
 */
public record PublishedKey(JWK jwk, Instant createdAt, Optional<Instant> retiredAt) {

  public String kid() {
    return jwk.getKeyID();
  }

  /** The one algorithm that it is for (RFC 8725 §3.1). */
  public JWSAlgorithm algorithm() {
    return JWSAlgorithm.parse(jwk.getAlgorithm().getName());
  }

  /** Whether it signs nothing more; what it has signed is good to its end. */
  public boolean isRetired(Instant now) {
    return retiredAt.filter(at -> !now.isBefore(at)).isPresent();
  }

  @Override
  public String toString() {
    // Its private half stays out of every log.
    return kid();
  }
}
