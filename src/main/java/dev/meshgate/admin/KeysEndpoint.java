package dev.meshgate.admin;

import dev.meshgate.oauth.key.KeyRotation;
import dev.meshgate.oauth.key.PublishedKey;
import dev.meshgate.oauth.key.SigningKeys;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code /v1/admin/keys}: what tokens are signed with. Private halves never leave the room. */
@Path("/v1/admin/keys")
@RequestScoped
@RolesAllowed("administrator")
@Produces(MediaType.APPLICATION_JSON)
public class KeysEndpoint {

  @Inject SigningKeys keys;
  @Inject KeyRotation rotation;
  @Inject Clock clock;

  /** Each key with its {@code state}: retired, signing, or announced to sign next. */
  @GET
  @Operation(hidden = true)
  public Response list() {
    var list = Json.array();
    keys.published().forEach(key -> list.add(describe(key)));
    return Response.ok(Json.bytes(Json.object().add("keys", list).build())).build();
  }

  /** Announces a new key; the old one signs until others have had the time to learn of it. */
  @POST
  @Operation(hidden = true)
  public Response rotate() {
    rotation.rotate();
    return list();
  }

  /** Takes back a key that somebody else may hold; applications must refresh what it signed. */
  @DELETE
  @Path("{kid}")
  @Operation(hidden = true)
  public Response withdraw(@PathParam("kid") String kid) {
    if (!rotation.withdraw(kid)) {
      throw Problem.notFound("key");
    }
    return Response.noContent().build();
  }

  private JsonObject describe(PublishedKey key) {
    var json =
        Json.object()
            .add("kid", key.kid())
            .add("alg", key.algorithm().getName())
            .add("state", state(key))
            .add("created_at", key.createdAt().toString());
    key.retiredAt().ifPresent(at -> json.add("retires_at", at.toString()));
    return json.build();
  }

  private String state(PublishedKey key) {
    if (key.isRetired(clock.instant())) {
      return "retired";
    }
    return key.equals(keys.current(key.algorithm())) ? "signing" : "announced";
  }
}
