package dev.meshgate.oauth.client;

import static dev.meshgate.oauth.OAuthError.INVALID_CLIENT_METADATA;
import static dev.meshgate.oauth.OAuthError.INVALID_TOKEN;

import dev.meshgate.platform.BaseUrl;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.Open;
import dev.meshgate.platform.Secret;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * {@code /oauth/register/{id}}: a client that registered itself reads, changes or ends its
 * registration, with the token that it was given for that (RFC 7592 §2).
 */
@Path("/oauth/register/{id}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Open
public class ClientConfigurationEndpoint {

  private static final String BEARER = "Bearer ";

  @Inject Clients clients;
  @Inject BaseUrl baseUrl;

  @PathParam("id")
  String id = "";

  @HeaderParam("Authorization")
  @Nullable String authorization;

  @GET
  @Operation(hidden = true)
  public Response read() {
    var token = token();
    return answer(managed(token), token);
  }

  /** All of its metadata anew: what is left out is as if it had never been said. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  public Response change(String body) {
    var token = token();
    var client = managed(token);
    var json = RegistrationEndpoint.parse(body);
    isOf(client, json);
    return answer(clients.change(id, ClientMetadata.of(json)), token);
  }

  /** Ends it, and every token of it with it. */
  @DELETE
  @Operation(hidden = true)
  public Response end() {
    managed(token());
    clients.delete(id);
    return Response.noContent().build();
  }

  private Secret token() {
    if (authorization == null || !authorization.startsWith(BEARER)) {
      throw INVALID_TOKEN.because("this needs the registration_access_token");
    }
    return new Secret(authorization.substring(BEARER.length()));
  }

  /** RFC 7592 §2.1: a client that is gone and a token that is wrong are answered alike. */
  private Client managed(Secret token) {
    return clients
        .managed(id, token)
        .orElseThrow(
            () -> INVALID_TOKEN.because("no client is registered here with this token (any more)"));
  }

  /** RFC 7592 §2.2: "The client MUST include its client_id", and its secret only as it is. */
  private static void isOf(Client client, JsonObject json) {
    if (!client.id().equals(string(json, "client_id"))) {
      throw INVALID_CLIENT_METADATA.because("client_id must be the one that is registered");
    }
    if (json.containsKey("client_secret") && !client.hasSecret(string(json, "client_secret"))) {
      throw INVALID_CLIENT_METADATA.because("client_secret is not the client's; leave it out");
    }
  }

  private static String string(JsonObject json, String name) {
    return json.getOrDefault(name, JsonValue.NULL) instanceof JsonString string
        ? string.getString()
        : "";
  }

  private Response answer(Client client, Secret token) {
    var json =
        Json.builders()
            .createObjectBuilder(client.toJson())
            .add("registration_access_token", token.value())
            .add("registration_client_uri", address(baseUrl, client));
    return Response.ok(Json.bytes(json.build())).header("Cache-Control", "no-store").build();
  }

  static String address(BaseUrl baseUrl, Client client) {
    return baseUrl.at("/oauth/register/" + client.id());
  }
}
