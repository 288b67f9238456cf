package dev.meshgate.mcp.http;

import dev.meshgate.platform.Problem;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/**
 * Refuses the calls of web pages that may not call, before anybody looks at their token, and tells
 * browsers about those that may (Fetch, §3.2).
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION - 500)
public class OriginFilter implements ContainerRequestFilter, ContainerResponseFilter {

  private static final List<String> NOT_CALLED =
      List.of("/console/", "/oauth/", "/.well-known/", "/setup");

  @Inject OriginCheck check;

  @Override
  public void filter(ContainerRequestContext request) {
    if (!check.knows(request.getHeaderString("Host"))) {
      throw new Problem(403, "FORBIDDEN_HOST", "This server does not go by the name in Host.");
    }
    var origin = request.getHeaderString("Origin");
    if (origin == null || !isCalled(request)) {
      return;
    }
    if (!check.allows(origin)) {
      throw new Problem(
          403,
          "FORBIDDEN_ORIGIN",
          "Pages of this origin may not call; an operator allows them by MESHGATE_ALLOWED_ORIGINS.");
    }
    if (request.getMethod().equals("OPTIONS")) {
      request.abortWith(preflight(request));
    }
  }

  /** Pages and sign-in have protections of their own. All the rest is for assistants. */
  private static boolean isCalled(ContainerRequestContext request) {
    var path = request.getUriInfo().getPath();
    return NOT_CALLED.stream().noneMatch(path::startsWith);
  }

  private static Response preflight(ContainerRequestContext request) {
    var asked = request.getHeaderString("Access-Control-Request-Headers");
    return Response.noContent()
        .header("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE")
        .header("Access-Control-Allow-Headers", asked == null ? "authorization" : asked)
        .header("Access-Control-Max-Age", "600")
        .build();
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    var origin = request.getHeaderString("Origin");
    if (origin != null && isCalled(request) && check.allows(origin)) {
      var headers = response.getHeaders();
      headers.putSingle("Access-Control-Allow-Origin", origin);
      headers.putSingle("Access-Control-Expose-Headers", "WWW-Authenticate, Retry-After");
      headers.add("Vary", "Origin");
    }
  }
}
