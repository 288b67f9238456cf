package dev.meshgate.oauth.metadata;

import dev.meshgate.platform.Open;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * The form of OpenID Connect Discovery §4.1, with the path of the resource in front. It is a class
 * of its own, because JAX-RS chooses the class before the method: that of the resource would win.
 */
@Path(
    "/{path:v1/mcp|v1/mcp/services/[^/]+|v1/admin|api/mcp|api/mcp/bridge|api/mcp/services?/[^/]+}"
        + "/.well-known/openid-configuration")
@RequestScoped
@Open
public class OpenIdConfigurationEndpoint {

  @Inject AuthorizationServerMetadata metadata;

  @GET
  @Operation(hidden = true)
  public Response metadata(@PathParam("path") String path) {
    return metadata.of("/" + path);
  }
}
