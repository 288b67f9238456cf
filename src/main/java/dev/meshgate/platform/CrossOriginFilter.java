package dev.meshgate.platform;

import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets assistants that run in a browser discover, register, and call. Discovery and the token
 * endpoint are for any page, since no cookie opens anything there; the protocol is for the pages
 * that {@link Origins} allows. Pages for people are for nobody else.
 */
@Provider
@PreMatching
public class CrossOriginFilter implements ContainerRequestFilter, ContainerResponseFilter {

  private static final Set<String> FOR_ANY_PAGE =
      Set.of(
          "oauth/token",
          "oauth/register",
          "oauth/revoke",
          "oauth/jwks",
          "oauth/userinfo",
          "api/oauth/token");

  @Inject Origins origins;

  @Override
  public void filter(ContainerRequestContext request) {
    var origin = request.getHeaderString("Origin");
    if (origin != null
        && request.getMethod().equals(HttpMethod.OPTIONS)
        && request.getHeaderString("Access-Control-Request-Method") != null
        && allowed(request, origin) != null) {
      request.abortWith(Response.noContent().build());
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    var origin = request.getHeaderString("Origin");
    var allowed = origin == null ? null : allowed(request, origin);
    if (allowed == null) {
      return;
    }
    var headers = response.getHeaders();
    headers.putSingle("Access-Control-Allow-Origin", allowed);
    headers.add("Vary", "Origin");
    headers.putSingle(
        "Access-Control-Expose-Headers",
        "WWW-Authenticate, Mcp-Session-Id, Retry-After, X-RateLimit-Limit,"
            + " X-RateLimit-Remaining, X-RateLimit-Reset");
    if (request.getMethod().equals(HttpMethod.OPTIONS)) {
      headers.putSingle("Access-Control-Allow-Methods", "GET, POST, DELETE, OPTIONS");
      headers.putSingle("Access-Control-Allow-Headers", requestedHeaders(request));
      headers.putSingle("Access-Control-Max-Age", "3600");
    }
  }

  /** Headers are no secret to keep from a page that may call at all; a named list grows old. */
  private static String requestedHeaders(ContainerRequestContext request) {
    var asked = request.getHeaderString("Access-Control-Request-Headers");
    return asked != null && asked.matches("[A-Za-z0-9, _-]{1,1000}")
        ? asked
        : "Authorization, Content-Type, MCP-Protocol-Version";
  }

  private @Nullable String allowed(ContainerRequestContext request, String origin) {
    var path = request.getUriInfo().getPath();
    var bare = path.startsWith("/") ? path.substring(1) : path;
    if (bare.startsWith(".well-known/")
        || bare.contains("/.well-known/")
        || FOR_ANY_PAGE.contains(bare)) {
      return "*";
    }
    var isProtocol = bare.isEmpty() || bare.startsWith("v1/") || bare.startsWith("api/");
    return isProtocol && origins.allow(origin) ? origin : null;
  }
}
