package dev.meshgate.admin;

import dev.meshgate.oauth.client.Client;
import dev.meshgate.oauth.client.ClientMetadata;
import dev.meshgate.oauth.client.Clients;
import dev.meshgate.oauth.client.GptAction;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code /v1/admin/clients}: the applications that may ask for tokens. */
@Path("/v1/admin/clients")
@RequestScoped
@RolesAllowed("administrator")
@Produces(MediaType.APPLICATION_JSON)
public class ClientsEndpoint {

  private static final int MOST = 500;

  @Inject Clients clients;

  @GET
  @Operation(hidden = true)
  public Response list() {
    var list = Json.array();
    clients.newest(MOST).forEach(client -> list.add(describe(client)));
    return Response.ok(Json.bytes(Json.object().add("clients", list).build())).build();
  }

  /** Enters a client; its secret is in this one answer and never again. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  public Response add(String body) {
    var json = Body.of(body).json();
    var registered =
        GptAction.is(json) ? clients.add(GptAction.of(json)) : clients.add(ClientMetadata.of(json));
    return Response.created(URI.create("/v1/admin/clients/" + registered.client().id()))
        .entity(Json.bytes(registered.toJson()))
        .build();
  }

  @GET
  @Path("{id}")
  @Operation(hidden = true)
  public Response get(@PathParam("id") String id) {
    var client = clients.find(id).orElseThrow(() -> Problem.notFound("client"));
    return Response.ok(Json.bytes(describe(client))).build();
  }

  @DELETE
  @Path("{id}")
  @Operation(hidden = true)
  public Response delete(@PathParam("id") String id) {
    found(clients.delete(id));
    return Response.noContent().build();
  }

  @POST
  @Path("{id}/disable")
  @Operation(hidden = true)
  public Response disable(@PathParam("id") String id) {
    found(clients.disable(id));
    return Response.noContent().build();
  }

  @POST
  @Path("{id}/enable")
  @Operation(hidden = true)
  public Response enable(@PathParam("id") String id) {
    found(clients.enable(id));
    return Response.noContent().build();
  }

  private static void found(boolean there) {
    if (!there) {
      throw Problem.notFound("client");
    }
  }

  private static JsonObject describe(Client client) {
    var json =
        Json.builders()
            .createObjectBuilder(client.toJson())
            .add("origin", client.origin().value())
            .add("enabled", client.isEnabled());
    client.usedAt().ifPresent(at -> json.add("used_at", at.toString()));
    client.address().ifPresent(address -> json.add("registered_from", address));
    return json.build();
  }
}
