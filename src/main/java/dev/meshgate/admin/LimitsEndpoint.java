package dev.meshgate.admin;

import dev.meshgate.limits.Limits;
import dev.meshgate.limits.Limits.Limit;
import dev.meshgate.platform.Json;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** {@code /v1/admin/limits}: what is allowed in a minute, and how much of it somebody has left. */
@Path("/v1/admin/limits")
@RequestScoped
@RolesAllowed("administrator")
public class LimitsEndpoint {

  @Inject Limits limits;

  /** With {@code account}, {@code client} or {@code address}, also what is left on this node. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  public Response list(
      @QueryParam("account") @Nullable String account,
      @QueryParam("client") @Nullable String client,
      @QueryParam("address") @Nullable String address) {
    var list = Json.array();
    for (var limit : Limit.values()) {
      var json =
          Json.object()
              .add("limit", limit.name().toLowerCase(Locale.ROOT))
              .add("what", limit.what())
              .add("per_minute", limits.perMinute(limit));
      var whom =
          switch (limit) {
            case PERSON, WORK, CALCULATIONS -> account;
            case CLIENT -> client;
            case ADDRESS -> address;
          };
      if (whom != null) {
        limits.look(limit, whom).ifPresent(standing -> json.add("left", standing.left()));
      }
      list.add(json);
    }
    return Response.ok(Json.bytes(Json.object().add("limits", list).build())).build();
  }
}
