package dev.meshgate.oauth.client;

import static dev.meshgate.oauth.OAuthError.ACCESS_DENIED;
import static dev.meshgate.oauth.OAuthError.INVALID_CLIENT_METADATA;
import static dev.meshgate.oauth.OAuthError.INVALID_TOKEN;

import dev.meshgate.oauth.OAuthException;
import dev.meshgate.oauth.OAuthSettings;
import dev.meshgate.oauth.OAuthSettings.Registration;
import dev.meshgate.platform.BaseUrl;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.Open;
import dev.meshgate.platform.Secret;
import dev.meshgate.platform.StrictJson;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** {@code POST /oauth/register}: a client enters itself (RFC 7591 §3). */
@Path("/oauth/register")
@RequestScoped
@Open
public class RegistrationEndpoint {

  private static final int LARGEST_BODY = 64 * 1024;

  @Inject Clients clients;
  @Inject OAuthSettings settings;
  @Inject BaseUrl baseUrl;
  @Context HttpServletRequest servletRequest;

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  public Response register(
      String body, @HeaderParam("Authorization") @Nullable String authorization) {
    mayRegister(authorization);
    var registered =
        clients.register(ClientMetadata.of(parse(body)), servletRequest.getRemoteAddr());
    var json =
        Json.builders()
            .createObjectBuilder(registered.toJson())
            .add(
                "registration_client_uri",
                ClientConfigurationEndpoint.address(baseUrl, registered.client()));
    registered
        .registrationToken()
        .ifPresent(token -> json.add("registration_access_token", token.value()));
    return Response.status(201)
        .header("Cache-Control", "no-store")
        .entity(Json.bytes(json.build()))
        .build();
  }

  private void mayRegister(@Nullable String authorization) {
    if (settings.registration() == Registration.OFF) {
      throw ACCESS_DENIED.because(
          "clients cannot register themselves here; ask the administrator for a client id");
    }
    if (settings.registration() == Registration.TOKEN) {
      var expected = new Secret(settings.initialToken().orElseThrow()).hash();
      if (authorization == null
          || !authorization.startsWith("Bearer ")
          || !new Secret(authorization.substring("Bearer ".length())).hasHash(expected)) {
        throw INVALID_TOKEN.because("registration needs the initial access token");
      }
    }
  }

  static JsonObject parse(String body) {
    try {
      if (body.length() <= LARGEST_BODY && StrictJson.read(body) instanceof JsonObject object) {
        return object;
      }
    } catch (JsonException e) {
      throw unreadable();
    }
    throw unreadable();
  }

  private static OAuthException unreadable() {
    return INVALID_CLIENT_METADATA.because("the body must be a JSON object of at most 64 KiB");
  }
}
