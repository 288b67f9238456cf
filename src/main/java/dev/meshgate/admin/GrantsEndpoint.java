package dev.meshgate.admin;

import dev.meshgate.oauth.grant.AccessGrant;
import dev.meshgate.oauth.grant.Grants;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** {@code /v1/admin/grants}: which application acts for whom. */
@Path("/v1/admin/grants")
@RequestScoped
@RolesAllowed("administrator")
@Produces(MediaType.APPLICATION_JSON)
public class GrantsEndpoint {

  private static final int MOST = 500;

  @Inject Grants grants;

  /** Those that stand, newest first; all, of one {@code account}, or to one {@code client}. */
  @GET
  @Operation(hidden = true)
  public Response list(
      @QueryParam("account") @Nullable String account,
      @QueryParam("client") @Nullable String client) {
    var list = Json.array();
    grants
        .standing(Optional.ofNullable(account), Optional.ofNullable(client), MOST)
        .forEach(grant -> list.add(describe(grant)));
    return Response.ok(Json.bytes(Json.object().add("grants", list).build())).build();
  }

  /** Ends a grant: every token and open stream of it within two seconds, on every node. */
  @DELETE
  @Path("{id}")
  @Operation(hidden = true)
  public Response revoke(@PathParam("id") String id) {
    if (!grants.revoke(id)) {
      throw Problem.notFound("grant");
    }
    return Response.noContent().build();
  }

  private static JsonObject describe(AccessGrant grant) {
    var scopes = Json.array();
    grant.scopes().stream().sorted().forEach(scope -> scopes.add(scope.value()));
    return Json.object()
        .add("id", grant.id())
        .add("account", grant.accountId())
        .add("client", grant.clientId())
        .add("resource", grant.resource())
        .add("scopes", scopes)
        .add("created_at", grant.createdAt().toString())
        .build();
  }
}
