package dev.meshgate.admin;

import dev.meshgate.accounts.Account;
import dev.meshgate.accounts.Accounts;
import dev.meshgate.accounts.Role;
import dev.meshgate.accounts.SignUpRefusedException;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
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

  /** Enters a person whose password we keep, with sign-up on or off. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  public Response add(String body) {
    var given = Body.of(body);
    var role = given.has("role") ? role(given) : Role.EMPLOYEE;
    try {
      var account =
          accounts.add(given.text("name"), given.text("email"), given.text("password"), role);
      return Response.created(URI.create("/v1/admin/accounts/" + account.id()))
          .entity(Json.bytes(describe(account)))
          .build();
    } catch (SignUpRefusedException e) {
      throw Problem.invalid(e.field(), e.sentence());
    }
  }

  /** Gives an own account another role: {@code {"role":"publisher"}}. */
  @PATCH
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  public Response change(@PathParam("id") String id, String body) {
    var role = role(Body.of(body));
    var found = accounts.find(id).orElseThrow(() -> Problem.notFound("account"));
    if (id.equals(token.getSubject())) {
      throw new Problem(
          409, "CONFLICT", "You cannot change your own role. Ask another administrator.");
    }
    if (!accounts.useRole(found.id(), role)) {
      throw new Problem(
          409,
          "CONFLICT",
          "This person's roles come from the company's groups. Change them there.");
    }
    return get(id);
  }

  private static Role role(Body given) {
    return Role.of(given.text("role"))
        .orElseThrow(
            () ->
                Problem.invalid("role", "The role must be employee, publisher or administrator."));
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
