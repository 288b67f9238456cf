package dev.meshgate.oauth.metadata;

import dev.meshgate.oauth.OAuthSettings;
import dev.meshgate.oauth.Resources;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.client.AuthMethod;
import dev.meshgate.oauth.client.GrantType;
import dev.meshgate.platform.BaseUrl;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.Open;
import dev.meshgate.platform.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * {@code /.well-known/oauth-authorization-server} and its OpenID Connect twin (RFC 8414 §3, §5).
 * Clients ask with the path of any resource behind it; every form answers the same, unknown ones
 * 404. Nothing is listed that does not work.
 */
@Path("/")
@RequestScoped
@Open
public class AuthorizationServerMetadataEndpoint {

  @Inject BaseUrl baseUrl;
  @Inject Resources resources;
  @Inject OAuthSettings settings;

  @GET
  @Path(".well-known/oauth-authorization-server{path:(/.*)?}")
  @Operation(hidden = true)
  public Response oauth(@PathParam("path") String path) {
    return metadata(path);
  }

  @GET
  @Path(".well-known/openid-configuration{path:(/.*)?}")
  @Operation(hidden = true)
  public Response openId(@PathParam("path") String path) {
    return metadata(path);
  }

  /** The form of OpenID Connect Discovery §4.1, with the path in front. */
  @GET
  @Path("{path:(v1/mcp|v1/admin|api/mcp|api/mcp/bridge)}/.well-known/openid-configuration")
  @Operation(hidden = true)
  public Response openIdBehind(@PathParam("path") String path) {
    return metadata("/" + path);
  }

  private Response metadata(String path) {
    if (resources.named(baseUrl.at(path)).isEmpty()) {
      throw Problem.notFound("resource");
    }
    return Response.ok(Json.bytes(document()), MediaType.APPLICATION_JSON)
        .header("Cache-Control", "public, max-age=300")
        .build();
  }

  private JsonObject document() {
    var json =
        Json.object()
            .add("issuer", baseUrl.value())
            .add("authorization_endpoint", baseUrl.at("/oauth/authorize"))
            .add("token_endpoint", baseUrl.at("/oauth/token"))
            .add("revocation_endpoint", baseUrl.at("/oauth/revoke"))
            .add("jwks_uri", baseUrl.at("/oauth/jwks"))
            .add("scopes_supported", array(Arrays.stream(Scope.values()).map(Scope::value)))
            .add("response_types_supported", array(Stream.of("code")))
            .add("response_modes_supported", array(Stream.of("query")))
            .add(
                "grant_types_supported",
                array(Arrays.stream(GrantType.values()).map(GrantType::value)))
            .add("token_endpoint_auth_methods_supported", methods())
            .add("revocation_endpoint_auth_methods_supported", methods())
            .add("code_challenge_methods_supported", array(Stream.of("S256")))
            .add("authorization_response_iss_parameter_supported", true)
            .add("service_documentation", baseUrl.at("/console/"));
    if (settings.registration() != OAuthSettings.Registration.OFF) {
      json.add("registration_endpoint", baseUrl.at("/oauth/register"));
    }
    return json.build();
  }

  private static JsonArrayBuilder methods() {
    return array(Arrays.stream(AuthMethod.values()).map(AuthMethod::value));
  }

  static JsonArrayBuilder array(Stream<String> values) {
    var array = Json.array();
    values.forEach(array::add);
    return array;
  }
}
