package dev.meshgate.oauth.key;

import com.nimbusds.jose.jwk.ECKey;
import java.time.Instant;
import java.util.Optional;

/**
 * A key that others may verify with.
 *
 * @param jwk both halves
 * @param createdAt since when it is published
 * @param retiredAt from when on it signs nothing more
 */
public record PublishedKey(ECKey jwk, Instant createdAt, Optional<Instant> retiredAt) {

  public String kid() {
    return jwk.getKeyID();
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
