package dev.meshgate.platform;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses of the systems that this product grew from, led to their present ones. */
@Provider
@PreMatching
@Priority(100)
public class AliasFilter implements ContainerRequestFilter {

  private static final Pattern SERVICE = Pattern.compile("/api/mcp/services?/([^/]+)");

  @Override
  public void filter(ContainerRequestContext request) {
    var uri = address(request.getUriInfo());
    present(uri.getRawPath())
        .ifPresent(
            path -> request.setRequestUri(UriBuilder.fromUri(uri).replacePath(path).build()));
  }

  /** The first look at an address, so here it is refused if it is none (RFC 3986). */
  private static URI address(UriInfo request) {
    try {
      return request.getRequestUri();
    } catch (IllegalArgumentException notAnAddress) {
      throw new Problem(
          400,
          "INVALID_ADDRESS",
          "The address of this request is no URI: percent-encode what RFC 3986 does not allow.");
    }
  }

  /** Whether clients of those systems post MCP there; their tools have other names. */
  public static boolean isFormerMcp(String path) {
    return path.equals("/api/mcp") || path.equals("/api/mcp/bridge");
  }

  /** Where that path is now; empty when it is no old one. */
  static Optional<String> present(String path) {
    if (isFormerMcp(path)) {
      return Optional.of("/v1/mcp");
    }
    if (path.equals("/api/oauth/token")) {
      return Optional.of("/oauth/token");
    }
    var service = SERVICE.matcher(path);
    if (service.matches()) {
      return Optional.of("/v1/mcp/services/" + service.group(1));
    }
    return path.startsWith("/api/v1/")
        ? Optional.of(path.substring("/api".length()))
        : Optional.empty();
  }
}
