package dev.meshgate.mcp.http;

import dev.meshgate.platform.BaseUrl;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which web pages may call. MCP asks servers to look at {@code Origin}, and a name that was bound
 * anew to this computer (DNS rebinding) shows in {@code Host}.
 */
@ApplicationScoped
public class OriginCheck {

  private static final Set<String> THIS_COMPUTER = Set.of("localhost", "127.0.0.1", "[::1]");

  private String own = "";
  private boolean loopback = true;
  private Set<String> allowed = Set.of();

  /** For the container. */
  public OriginCheck() {}

  OriginCheck(BaseUrl base, McpSettings settings) {
    know(base, settings);
  }

  @Inject
  void know(BaseUrl base, McpSettings settings) {
    own = base.origin();
    loopback = base.isLoopback();
    allowed = settings.allowedOrigins();
  }

  /** A caller that is no web page sends no {@code Origin}. */
  boolean allows(@Nullable String origin) {
    return origin == null
        || origin.equals(own)
        || allowed.contains(origin)
        || (origin.startsWith("http://") && THIS_COMPUTER.contains(host(origin)));
  }

  /** Only an installation that nobody else can reach knows every name by which it is called. */
  boolean knows(@Nullable String host) {
    return !loopback || (host != null && THIS_COMPUTER.contains(host("http://" + host)));
  }

  private static String host(String origin) {
    try {
      var host = URI.create(origin).getHost();
      return host == null ? "" : host.toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
