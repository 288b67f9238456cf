package dev.meshgate.oauth.grant;

import dev.meshgate.oauth.Scope;
import java.util.List;
import java.util.Set;

/**
 * What a person said yes to.
 *
 * @param accountId who
 * @param clientId to whom
 * @param redirectUri where the answer goes, as asked
 * @param resource canonical
 * @param scopes what for
 * @param serviceTokens the ids of the tokens that were shown instead of signing in; the account is
 *     that of whoever made the first
 */
public record Approved(
    String accountId,
    String clientId,
    String redirectUri,
    String resource,
    Set<Scope> scopes,
    List<String> serviceTokens) {

  public Approved {
    scopes = Set.copyOf(scopes);
    serviceTokens = List.copyOf(serviceTokens);
  }

  /** By a person who has signed in. */
  public Approved(
      String accountId, String clientId, String redirectUri, String resource, Set<Scope> scopes) {
    this(accountId, clientId, redirectUri, resource, scopes, List.of());
  }
}
