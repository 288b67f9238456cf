package dev.meshgate.oauth.metadata;

import dev.meshgate.platform.Open;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * {@code /.well-known/oauth-authorization-server} and its OpenID Connect twin (RFC 8414 §3, §5).
 * Clients ask with the path of any resource behind it; every form answers the same, unknown ones
 * 404.
 */
@Path("/.well-known/{form:oauth-authorization-server|openid-configuration}{path:(/.*)?}")
@RequestScoped
@Open
public class AuthorizationServerMetadataEndpoint {

  @Inject AuthorizationServerMetadata metadata;

  @GET
  @Operation(hidden = true)
  public Response metadata(@Context UriInfo uri) {
    return metadata.of(
        uri.getRequestUri().getRawPath().replaceFirst("^.*?/\\.well-known/[a-z-]+", ""));
  }
}
