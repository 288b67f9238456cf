package dev.meshgate.oauth.pat;

import dev.meshgate.oauth.Scope;
import dev.meshgate.platform.Problem;
import java.time.Duration;
import java.util.Set;

/**
 * A token that a person asks for. It cannot be wrong.
 *
 * @param accountId whose
 * @param name by which the person knows it again
 * @param resource canonical
 * @param scopes what for; managing is not among them
 * @param lifetime 1 day to 1 year
 */
public record NewToken(
    String accountId, String name, String resource, Set<Scope> scopes, Duration lifetime) {

  private static final Duration MOST = Duration.ofDays(366);

  public NewToken {
    name = name.strip();
    scopes = Set.copyOf(scopes);
    if (name.isEmpty() || name.length() > 100) {
      throw Problem.invalid("name", "Give the token a name of at most 100 characters.");
    }
    if (scopes.isEmpty() || !Set.of(Scope.MCP_READ, Scope.MCP_EXECUTE).containsAll(scopes)) {
      throw Problem.invalid(
          "scope", "A personal token may hold mcp:read, mcp:execute or both, parted by a space.");
    }
    if (lifetime.compareTo(Duration.ofDays(1)) < 0 || lifetime.compareTo(MOST) > 0) {
      throw Problem.invalid("expires_in_days", "A personal token lives 1 to 366 days.");
    }
  }
}
