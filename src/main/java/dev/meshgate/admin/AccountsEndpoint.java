package dev.meshgate.admin;

import dev.meshgate.accounts.Account;
import dev.meshgate.accounts.Accounts;
import dev.meshgate.accounts.Role;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code /v1/admin/accounts}: the people of this installation. */
@Path("/v1/admin/accounts")
@RequestScoped
@RolesAllowed("administrator")
@Produces(MediaType.APPLICATION_JSON)
public class AccountsEndpoint {

  private static final int MOST = 500;

  @Inject Accounts accounts;
  @Inject JsonWebToken token;

  @GET
  @Operation(hidden = true)
  public Response list() {
    var list = Json.array();
    accounts.newest(MOST).forEach(account -> list.add(describe(account)));
    return Response.ok(Json.bytes(Json.object().add("accounts", list).build())).build();
  }

  @GET
  @Path("{id}")
  @Operation(hidden = true)
  public Response get(@PathParam("id") String id) {
    var account = accounts.find(id).orElseThrow(() -> Problem.notFound("account"));
    return Response.ok(Json.bytes(describe(account))).build();
  }

  /** Ends every session, grant and token of a person within two seconds, on every node. */
  @POST
  @Path("{id}/disable")
  @Operation(hidden = true)
  public Response disable(@PathParam("id") String id) {
    if (id.equals(token.getSubject())) {
      throw new Problem(
          409, "CONFLICT", "You cannot switch off your own account. Ask another administrator.");
    }
    if (!accounts.disable(id)) {
      throw Problem.notFound("account");
    }
    return Response.noContent().build();
  }

  @POST
  @Path("{id}/enable")
  @Operation(hidden = true)
  public Response enable(@PathParam("id") String id) {
    if (!accounts.enable(id)) {
      throw Problem.notFound("account");
    }
    return Response.noContent().build();
  }

  private static JsonObject describe(Account account) {
    var roles = Json.array();
    account.roles().stream().sorted().map(Role::value).forEach(roles::add);
    var json =
        Json.object()
            .add("id", account.id())
            .add("name", account.name())
            .add("roles", roles)
            .add("enabled", account.isEnabled())
            .add("created_at", account.createdAt().toString());
    account.email().ifPresent(email -> json.add("email", email));
    return json.build();
  }
}
