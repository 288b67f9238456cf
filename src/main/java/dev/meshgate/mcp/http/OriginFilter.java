package dev.meshgate.mcp.http;

import dev.meshgate.platform.BaseUrl;
import dev.meshgate.platform.Origins;
import dev.meshgate.platform.Problem;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses the calls of web pages that may not call, before anybody looks at their token: by {@code
 * Origin}, as MCP asks (Streamable HTTP, security), and by {@code Host}, where a foreign name that
 * was bound anew to this computer shows (DNS rebinding).
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION - 500)
public class OriginFilter implements ContainerRequestFilter {

  /** Pages for people have protections of their own. All the rest is for assistants. */
  private static final List<String> PAGES =
      List.of("/console/", "/oauth/", "/.well-known/", "/setup", "/api/oauth/");

  private static final Set<String> THIS_COMPUTER =
      Set.of("localhost", "127.0.0.1", "[::1]", "::1", "0:0:0:0:0:0:0:1");

  @Inject Origins origins;

  /** It knows the name of HTTP/2 requests too, which have no Host header. */
  @Context HttpServletRequest servletRequest;

  @Inject BaseUrl base;

  @Override
  public void filter(ContainerRequestContext request) {
    if (base.isLoopback() && !isThisComputer(servletRequest.getServerName())) {
      throw new Problem(
          403,
          "FORBIDDEN_HOST",
          "This server is at " + base + " and does not go by the name in the Host header.");
    }
    var origin = request.getHeaderString("Origin");
    if (origin != null && !origins.allow(origin) && isCalled(request.getUriInfo().getPath())) {
      throw new Problem(
          403,
          "FORBIDDEN_ORIGIN",
          "Pages of this origin may not call; an operator allows it by MESHGATE_ALLOWED_ORIGINS.");
    }
  }

  private static boolean isCalled(String path) {
    return PAGES.stream().noneMatch(path::startsWith);
  }

  /** Nobody else can reach an installation on loopback, so it knows all its names. */
  static boolean isThisComputer(@Nullable String host) {
    return host != null && THIS_COMPUTER.contains(host);
  }
}
