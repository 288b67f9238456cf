package dev.meshgate.oauth.pat;

import dev.meshgate.oauth.Resources;
import dev.meshgate.oauth.Scope;
import dev.meshgate.platform.Problem;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;

/**
 * A token that a person asks for. It cannot be wrong.
 *
 * @param accountId whose
 * @param name by which the person knows it again
 * @param opens what it is for
 * @param scopes what for; managing is not among them
 * @param lifetime 1 day to 1 year
 */
public record NewToken(
    String accountId, String name, Opens opens, Set<Scope> scopes, Duration lifetime) {

  private static final Duration MOST = Duration.ofDays(366);
  private static final int MOST_SERVICES = 50;

  /** What a token is of. */
  public enum Kind {
    /** Stands for the person at the main resource. */
    PERSONAL("pat_"),
    /** One calculation service. */
    SERVICE("svc_"),
    /** Those calculation services that are listed. */
    SERVICES("mcp_");

    private final String prefix;

    Kind(String prefix) {
      this.prefix = prefix;
    }

    /** What people and scanners of leaked secrets know it by. */
    public String prefix() {
      return prefix;
    }
  }

  /**
   * What a token opens.
   *
   * @param resource canonical
   * @param services ids of calculation services; none for a token that stands for the person
   */
  public record Opens(Kind kind, String resource, Set<String> services) {

    /** What the person may, at the main resource. */
    public static Opens person(Resources resources) {
      return new Opens(Kind.PERSONAL, resources.main().canonical(), Set.of());
    }

    /** One calculation service. */
    public static Opens service(Resources resources, String id) {
      return new Opens(Kind.SERVICE, resources.service(id), Set.of(id));
    }

    /** Those calculation services, at the main resource and each by itself. */
    public static Opens services(Resources resources, Collection<String> ids) {
      return new Opens(Kind.SERVICES, resources.main().canonical(), Set.copyOf(ids));
    }

    public Opens {
      services = Set.copyOf(services);
      if (services.size() > MOST_SERVICES) {
        throw Problem.invalid("services", "A token opens at most " + MOST_SERVICES + " services.");
      }
    }
  }

  public NewToken {
    name = name.strip();
    scopes = Set.copyOf(scopes);
    if (name.isEmpty() || name.length() > 100) {
      throw Problem.invalid("name", "Give the token a name of at most 100 characters.");
    }
    if (scopes.isEmpty() || !Set.of(Scope.MCP_READ, Scope.MCP_EXECUTE).containsAll(scopes)) {
      throw Problem.invalid(
          "scope", "A token may hold mcp:read, mcp:execute or both, parted by a space.");
    }
    if (lifetime.compareTo(Duration.ofDays(1)) < 0 || lifetime.compareTo(MOST) > 0) {
      throw Problem.invalid("expires_in_days", "A token lives 1 to 366 days.");
    }
  }
}
