package dev.meshgate.oauth.pat;

import java.time.Instant;
import java.util.Set;

/**
 * What a service token opens: calculation services, as the one who made it may use them.
 *
 * @param token its id
 * @param account who made it
 * @param services ids; none opens nothing
 * @param expiresAt when it ends
 */
public record ServiceKey(String token, String account, Set<String> services, Instant expiresAt) {

  public ServiceKey {
    services = Set.copyOf(services);
  }
}
