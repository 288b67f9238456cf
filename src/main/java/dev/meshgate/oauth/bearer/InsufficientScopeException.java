package dev.meshgate.oauth.bearer;

import dev.meshgate.oauth.Scope;
import java.util.Set;

/** The token is good, but not for this (RFC 6750 §3.1, {@code insufficient_scope}). */
public class InsufficientScopeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Set<Scope> needed;

  /**
   * Refuses.
   *
   * @param needed all scopes that the operation needs, not only those that lack
   */
  public InsufficientScopeException(Set<Scope> needed) {
    super("the token does not allow this; it needs " + Scope.spaced(needed), null, false, false);
    this.needed = Set.copyOf(needed);
  }

  public Set<Scope> needed() {
    return needed;
  }
}
