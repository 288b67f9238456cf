package dev.meshgate.oauth.bearer;

import dev.meshgate.oauth.Scope;
import java.security.Principal;
import java.time.Instant;
import java.util.Set;

/**
 * Who calls: a verified token, reduced to what the rooms above need.
 *
 * @param subject the stable, opaque name of the person, or {@code client:<id>} for a client that
 *     acts for itself
 * @param client the client that holds the token
 * @param grant what a revocation names; for a token that a person made, that token's id
 * @param resource the canonical audience of the token
 * @param scopes what the token may be used for
 * @param token the one token that was sent
 */
public record Caller(
    String subject, String client, String grant, String resource, Set<Scope> scopes, Token token)
    implements Principal {

  /**
   * What one token of a grant is known by.
   *
   * @param id its {@code jti}, or the id of a token that a person made
   * @param issuedAt its {@code iat}
   * @param expiresAt its {@code exp}
   */
  public record Token(String id, Instant issuedAt, Instant expiresAt) {}

  public Caller {
    scopes = Set.copyOf(scopes);
  }

  @Override
  public String getName() {
    return subject;
  }

  /** Whether the token allows that. */
  public boolean may(Scope scope) {
    return scopes.contains(scope);
  }
}
