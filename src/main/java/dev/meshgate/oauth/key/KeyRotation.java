package dev.meshgate.oauth.key;

import com.nimbusds.jose.JWSAlgorithm;
import dev.meshgate.audit.Audit;
import dev.meshgate.audit.Deed;
import dev.meshgate.audit.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.stream.Stream;

/** Puts new keys in the place of old ones, so that no good token is ever refused. */
@ApplicationScoped
public class KeyRotation {

  @Inject KeyRepository rows;
  @Inject SealedKeys sealed;
  @Inject SigningKeys keys;
  @Inject KeySettings settings;
  @Inject Audit audit;
  @Inject Clock clock;

  /**
   * Publishes a new key of each algorithm now, and signs with it once others had the time to learn
   * of it. What the old one has signed is good to its end.
   */
  @Transactional
  public void rotate() {
    var now = clock.instant();
    var stored = rows.published(now.minus(SigningKeys.PUBLISHED_AFTER_RETIREMENT));
    stored.forEach(key -> key.retire(now.plus(settings.announced())));
    rows.forgetRetiredBefore(now.minus(SigningKeys.PUBLISHED_AFTER_RETIREMENT));
    SigningKeys.ALGORITHMS.forEach(algorithm -> rows.add(sealed.make(algorithm, now)));
    keys.load();
    audit.note(Deed.of(Kind.ADMINISTRATION, "keys.rotated"));
  }

  /**
   * Takes back a key that somebody else may hold. Everything that it has signed is refused, on this
   * node at once and on every other within two seconds.
   *
   * @return false when there is no such key
   */
  @Transactional
  public boolean withdraw(String kid) {
    var deleted = rows.delete(kid);
    if (deleted) {
      audit.note(Deed.of(Kind.ADMINISTRATION, "key.withdrawn").on(kid));
    }
    keys.load();
    makeTheFirst();
    return deleted;
  }

  /** Makes the first key, and another when the one that signs has done so for long enough. */
  @Transactional
  void rotateWhenDue() {
    keys.load();
    makeTheFirst();
    var due = clock.instant().minus(settings.rotation());
    if (!settings.rotation().isZero()
        && SigningKeys.ALGORITHMS.stream()
            .anyMatch(algorithm -> inForce(algorithm).allMatch(k -> k.createdAt().isBefore(due)))) {
      rotate();
    }
  }

  private void makeTheFirst() {
    for (var algorithm : SigningKeys.ALGORITHMS) {
      if (inForce(algorithm).findAny().isEmpty()) {
        // Two nodes that start at once make a key each; both are published, so both are good.
        rows.add(sealed.make(algorithm, clock.instant()));
        keys.load();
      }
    }
  }

  private Stream<PublishedKey> inForce(JWSAlgorithm algorithm) {
    var now = clock.instant();
    return keys.published().stream()
        .filter(key -> key.algorithm().equals(algorithm) && !key.isRetired(now));
  }
}
