package dev.meshgate.oauth.client;

import static dev.meshgate.oauth.OAuthError.INVALID_CLIENT;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.meshgate.platform.egress.Egress;
import dev.meshgate.platform.egress.EgressException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys of clients, fetched where they are kept elsewhere. A key that is not in the set that we
 * hold makes us ask again, but not within ten seconds of the last time.
 */
@ApplicationScoped
class ClientKeySets {

  private static final Duration BETWEEN = Duration.ofSeconds(10);
  private static final int MOST = 10_000;

  private final Cache<String, Held> held =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(Duration.ofDays(1)).build();

  @Inject Egress egress;
  @Inject Clock clock;

  /** A set as it was when we asked; where asking failed, the one before and why. */
  private record Held(JWKSet keys, Instant askedAt, Instant freshUntil, String failure) {}

  /**
   * The keys of the client that may have signed.
   *
   * @param kid the name of the key; without one, any
   * @throws dev.meshgate.oauth.OAuthException {@code invalid_client} when its keys cannot be had
   */
  List<JWK> of(Client client, Optional<String> kid) {
    return client
        .keys()
        .jwks()
        .map(ClientKeys::readable)
        .map(keys -> named(keys, kid))
        .orElseGet(() -> fetched(client.keys().jwksUri().orElseThrow(), kid));
  }

  private List<JWK> fetched(String uri, Optional<String> kid) {
    var now = clock.instant();
    var known = held.getIfPresent(uri);
    if (known == null || mayAsk(known, kid, now)) {
      known = ask(uri, known, now);
      held.put(uri, known);
    }
    if (known.keys().isEmpty()) {
      throw INVALID_CLIENT.because(
          "the client's keys at " + uri + " cannot be used: " + known.failure());
    }
    return named(known.keys(), kid);
  }

  private static boolean mayAsk(Held known, Optional<String> kid, Instant now) {
    var wanted = !now.isBefore(known.freshUntil()) || named(known.keys(), kid).isEmpty();
    return wanted && now.isAfter(known.askedAt().plus(BETWEEN));
  }

  private Held ask(String uri, @Nullable Held before, Instant now) {
    try {
      var fetched = egress.json(URI.create(uri));
      return new Held(
          ClientKeys.readable(fetched.body()),
          now,
          now.plus(fetched.fresh()),
          "there is none that we can use");
    } catch (EgressException e) {
      return new Held(before == null ? new JWKSet() : before.keys(), now, now, e.why());
    }
  }

  private static List<JWK> named(JWKSet keys, Optional<String> kid) {
    return keys.getKeys().stream()
        .filter(key -> kid.isEmpty() || kid.equals(Optional.ofNullable(key.getKeyID())))
        .toList();
  }
}
