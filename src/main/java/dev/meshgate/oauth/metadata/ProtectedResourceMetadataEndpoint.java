package dev.meshgate.oauth.metadata;

import static dev.meshgate.oauth.metadata.AuthorizationServerMetadata.array;

import dev.meshgate.oauth.Resource;
import dev.meshgate.oauth.Resources;
import dev.meshgate.oauth.Scope;
import dev.meshgate.platform.BaseUrl;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.Open;
import dev.meshgate.platform.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * {@code /.well-known/oauth-protected-resource} with the path of each name of each resource (RFC
 * 9728 §3). {@code resource} is the name as it was typed, because clients compare it with that.
 */
@Path("/.well-known/oauth-protected-resource{path:(/.*)?}")
@RequestScoped
@Open
public class ProtectedResourceMetadataEndpoint {

  @Inject BaseUrl baseUrl;
  @Inject Resources resources;

  @GET
  @Operation(hidden = true)
  public Response metadata(@Context UriInfo uri) {
    // As typed: JAX-RS would take the last slash away.
    var path = uri.getRequestUri().getRawPath().replaceFirst("^.*?/\\.well-known/[a-z-]+", "");
    var name = baseUrl.at(path);
    var resource = resources.named(name).orElseThrow(() -> Problem.notFound("resource"));
    var scopes =
        resource.kind() == Resource.Kind.ADMINISTRATION
            ? Stream.of(Scope.MCP_MANAGE)
            : Stream.of(Scope.MCP_READ, Scope.MCP_EXECUTE);
    var json =
        Json.object()
            .add("resource", name)
            .add("authorization_servers", array(Stream.of(baseUrl.value())))
            .add("scopes_supported", array(scopes.map(Scope::value)))
            .add("bearer_methods_supported", array(Stream.of("header")))
            .add("resource_name", "Meshgate")
            .add("resource_documentation", baseUrl.at("/console/"))
            .build();
    return Response.ok(Json.bytes(json), MediaType.APPLICATION_JSON)
        .header("Cache-Control", "public, max-age=300")
        .build();
  }
}
