package dev.meshgate.oauth.grant;

import dev.meshgate.oauth.Scope;
import java.util.Set;

/**
 * What a person said yes to.
 *
 * @param accountId who
 * @param clientId to whom
 * @param redirectUri where the answer goes, as asked
 * @param resource canonical
 * @param scopes what for
 */
public record Approved(
    String accountId, String clientId, String redirectUri, String resource, Set<Scope> scopes) {

  public Approved {
    scopes = Set.copyOf(scopes);
  }
}
