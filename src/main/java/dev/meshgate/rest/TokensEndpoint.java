package dev.meshgate.rest;

import dev.meshgate.mcp.http.JsonBody;
import dev.meshgate.oauth.OAuthSettings;
import dev.meshgate.oauth.Resources;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.bearer.Bearer;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.oauth.bearer.InsufficientScopeException;
import dev.meshgate.oauth.pat.NewToken;
import dev.meshgate.oauth.pat.PersonalToken;
import dev.meshgate.oauth.pat.PersonalTokens;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;

/** {@code /v1/tokens}: the tokens that the caller has made, for programs and for services. */
@Path("/v1/tokens")
@RequestScoped
@Bearer(Scope.MCP_READ)
@Produces(MediaType.APPLICATION_JSON)
public class TokensEndpoint {

  private static final int LARGEST_BODY = 64 * 1024;

  /** The client of whoever calls with a token that a person made. */
  private static final String PERSONAL = "personal";

  @Inject PersonalTokens tokens;
  @Inject Resources resources;
  @Inject OAuthSettings settings;
  @Context SecurityContext security;

  @GET
  @Operation(operationId = "list_tokens", summary = "List the tokens that you have made")
  public Response list() {
    var list = Json.array();
    tokens.of(person().subject()).forEach(token -> list.add(describe(token)));
    return Response.ok(Json.bytes(Json.object().add("tokens", list).build())).build();
  }

  /** Makes a token; its value is in this one answer and never again. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "make_token",
      summary = "Make a token",
      description =
          "One that stands for you (pat_…), or, with service or services, one that opens those"
              + " calculation services alone (svc_… and mcp_…), for assistants and programs of"
              + " others.")
  @RequestBody(content = @Content(schema = @Schema(implementation = AskedToken.class)))
  public Response make(InputStream body, @Context HttpServletRequest request) throws IOException {
    var caller = person();
    if (caller.client().equals(PERSONAL)) {
      // Revoking it would else leave those that it made.
      throw new Problem(403, "FORBIDDEN", "A token makes no others. Sign in and make it there.");
    }
    var asked = AskedToken.of(JsonBody.read(body, request, LARGEST_BODY));
    var scopes = asked.scope() == null ? within(caller) : Scope.among(asked.scope());
    if (!caller.scopes().containsAll(scopes)) {
      throw new InsufficientScopeException(scopes);
    }
    var made =
        tokens.make(
            new NewToken(
                caller.subject(), asked.name(), asked.opens(resources), scopes, lifetime(asked)));
    var json =
        Json.builders()
            .createObjectBuilder(describe(made.token()))
            .add("token", made.secret().value())
            .build();
    return Response.created(URI.create("/v1/tokens/" + made.token().id()))
        .entity(Json.bytes(json))
        .build();
  }

  @DELETE
  @Path("{id}")
  @Operation(operationId = "revoke_token", summary = "Revoke one of your tokens")
  public Response revoke(@PathParam("id") String id) {
    if (!tokens.revoke(id, person().subject())) {
      throw Problem.notFound("token");
    }
    return Response.noContent().build();
  }

  private Caller person() {
    var caller = (Caller) security.getUserPrincipal();
    if (caller.subject().startsWith("client:")) {
      throw new Problem(403, "FORBIDDEN", "A client that acts for itself has no personal tokens.");
    }
    return caller;
  }

  private static Set<Scope> within(Caller caller) {
    return caller.may(Scope.MCP_EXECUTE)
        ? Set.of(Scope.MCP_READ, Scope.MCP_EXECUTE)
        : Set.of(Scope.MCP_READ);
  }

  private Duration lifetime(AskedToken asked) {
    var days = asked.expiresInDays();
    return days == null ? settings.personalTokenLifetime() : Duration.ofDays(days);
  }

  private static JsonObject describe(PersonalToken token) {
    var json =
        Json.object()
            .add("id", token.id())
            .add("name", token.name())
            .add("hint", "…" + token.hint())
            .add("kind", token.kind().name().toLowerCase(Locale.ROOT))
            .add("scope", Scope.spaced(token.scopes()))
            .add("resource", token.resource())
            .add("created_at", token.createdAt().toString())
            .add("expires_at", token.expiresAt().toString());
    if (token.key().isPresent()) {
      var services = Json.array();
      token.services().forEach(services::add);
      json.add("services", services);
    }
    token.usedAt().ifPresent(at -> json.add("used_at", at.toString()));
    return json.build();
  }
}
