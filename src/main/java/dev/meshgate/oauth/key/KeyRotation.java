package dev.meshgate.oauth.key;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.stream.Stream;

/** Puts a new key in the place of the old one, so that no good token is ever refused. */
@ApplicationScoped
public class KeyRotation {

  @Inject KeyRepository rows;
  @Inject SealedKeys sealed;
  @Inject SigningKeys keys;
  @Inject KeySettings settings;
  @Inject Clock clock;

  /**
   * Publishes a new key now, and signs with it once others had the time to learn of it. What the
   * old one has signed is good to its end.
   */
  @Transactional
  public void rotate() {
    var now = clock.instant();
    var stored = rows.published(now.minus(SigningKeys.PUBLISHED_AFTER_RETIREMENT));
    stored.forEach(key -> key.retire(now.plus(settings.announced())));
    rows.forgetRetiredBefore(now.minus(SigningKeys.PUBLISHED_AFTER_RETIREMENT));
    rows.add(sealed.make(now));
    keys.load();
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
    if (!settings.rotation().isZero() && inForce().allMatch(key -> key.createdAt().isBefore(due))) {
      rotate();
    }
  }

  private void makeTheFirst() {
    if (inForce().findAny().isEmpty()) {
      // Two nodes that start at once make a key each; both are published, so both are good.
      rows.add(sealed.make(clock.instant()));
      keys.load();
    }
  }

  private Stream<PublishedKey> inForce() {
    var now = clock.instant();
    return keys.published().stream().filter(key -> !key.isRetired(now));
  }
}
