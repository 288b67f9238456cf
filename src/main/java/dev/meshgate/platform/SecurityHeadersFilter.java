package dev.meshgate.platform;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.List;

/** Headers that every answer carries. A page that needs a wider policy sets its own. */
@Provider
public class SecurityHeadersFilter implements ContainerResponseFilter {

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    var headers = response.getHeaders();
    secure(headers);
    if (headers.getFirst("Location") instanceof URI location) {
      headers.putSingle("Location", ownAsPath(location, request.getUriInfo().getBaseUri()));
    }
  }

  static void secure(MultivaluedMap<String, Object> headers) {
    headers.putIfAbsent("X-Content-Type-Options", List.of("nosniff"));
    headers.putIfAbsent("Referrer-Policy", List.of("no-referrer"));
    headers.putIfAbsent("X-Frame-Options", List.of("DENY"));
    headers.putIfAbsent(
        "Content-Security-Policy",
        List.of("default-src 'none'; frame-ancestors 'none'; base-uri 'none'"));
    headers.putIfAbsent("Cache-Control", List.of("no-store"));
  }

  /**
   * JAX-RS completes a path of ours by the name in the request's Host header, which a stranger may
   * choose. As a path it stays where the browser is (RFC 9110 §10.2.2).
   */
  private static String ownAsPath(URI location, URI base) {
    if (!base.getScheme().equals(location.getScheme())
        || !base.getRawAuthority().equals(location.getRawAuthority())) {
      return location.toString();
    }
    var query = location.getRawQuery() == null ? "" : "?" + location.getRawQuery();
    return location.getRawPath() + query;
  }
}
