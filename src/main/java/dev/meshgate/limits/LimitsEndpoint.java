package dev.meshgate.limits;

import dev.meshgate.limits.Limits.Limit;
import dev.meshgate.oauth.bearer.Bearer;
import dev.meshgate.platform.Json;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code GET /v1/limits}: how much of their limits a person has left. */
@Path("/v1/limits")
@RequestScoped
@Bearer
public class LimitsEndpoint {

  @Inject Limits limits;
  @Context SecurityContext security;

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "list_limits",
      summary = "See how much of your limits is left",
      description = "What is not limited is not listed.")
  public Response list() {
    var list = Json.array();
    for (var limit : List.of(Limit.PERSON, Limit.WORK, Limit.CALCULATIONS)) {
      limits
          .look(limit, security.getUserPrincipal().getName())
          .ifPresent(
              standing ->
                  list.add(
                      Json.object()
                          .add("what", limit.what())
                          .add("per_minute", standing.perMinute())
                          .add("left", standing.left())));
    }
    return Response.ok(Json.bytes(Json.object().add("limits", list).build())).build();
  }
}
