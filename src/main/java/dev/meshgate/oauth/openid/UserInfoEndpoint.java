package dev.meshgate.oauth.openid;

import dev.meshgate.accounts.Account;
import dev.meshgate.accounts.Accounts;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.bearer.Bearer;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * {@code /oauth/userinfo} (OpenID Connect Core §5.3): the person of an access token for {@code
 * openid}, with the name for {@code profile} and the address for {@code email}.
 */
@Path("/oauth/userinfo")
@RequestScoped
@Bearer(Scope.OPENID)
@Produces(MediaType.APPLICATION_JSON)
public class UserInfoEndpoint {

  @Inject Accounts accounts;
  @Context SecurityContext security;

  @GET
  @Operation(hidden = true)
  public Response get() {
    var caller = (Caller) security.getUserPrincipal();
    var person =
        accounts
            .find(caller.subject())
            .filter(Account::isEnabled)
            .orElseThrow(() -> Problem.notFound("person"));
    return Response.ok(Json.bytes(claims(person, caller)))
        .header("Cache-Control", "no-store")
        .build();
  }

  /** §5.3.1: "The UserInfo Endpoint MUST support the use of the HTTP GET and HTTP POST methods". */
  @POST
  @Operation(hidden = true)
  public Response post() {
    return get();
  }

  private static JsonObject claims(Account person, Caller caller) {
    var json = Json.object().add("sub", person.id());
    if (caller.may(Scope.PROFILE)) {
      json.add("name", person.name());
    }
    if (caller.may(Scope.EMAIL)) {
      // We have never written to it, and say so: nobody may take it for proof of who somebody is.
      person.email().ifPresent(a -> json.add("email", a).add("email_verified", false));
    }
    return json.build();
  }
}
