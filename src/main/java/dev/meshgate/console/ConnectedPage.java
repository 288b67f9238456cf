package dev.meshgate.console;

import dev.meshgate.accounts.SignedIn;
import dev.meshgate.oauth.Resource;
import dev.meshgate.oauth.Resources;
import dev.meshgate.oauth.client.Client;
import dev.meshgate.oauth.client.Clients;
import dev.meshgate.oauth.grant.AccessGrant;
import dev.meshgate.oauth.grant.Grants;
import dev.meshgate.platform.PageProblem;
import dev.meshgate.platform.PlainText;
import dev.meshgate.platform.Templates.Described;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /console/connected}: what a person has allowed, and where they end it. */
@Path("/console/connected")
@RequestScoped
@SignedIn
public class ConnectedPage extends ConsolePage {

  private static final int NAME = 60;

  @Inject Grants grants;
  @Inject Clients clients;
  @Inject Resources resources;

  /**
   * Something that a person has allowed.
   *
   * @param client the name that the application gave itself
   * @param verified whether an administrator has entered it
   * @param opens what it opens, in words
   */
  public record Connection(
      String id,
      String client,
      boolean verified,
      List<Described> scopes,
      String opens,
      Instant createdAt) {}

  @GET
  public Response all(@QueryParam("ended") @Nullable String ended) {
    var connections = grants.of(person().id()).stream().map(this::connection).toList();
    return show(
        "console/connected.jte", Map.of("connections", connections, "ended", ended != null));
  }

  @POST
  @Path("{id}/revoke")
  public Response revoke(@PathParam("id") String id, @FormParam("csrf") @Nullable String csrf) {
    check(csrf);
    if (!grants.revoke(id, person().id())) {
      throw PageProblem.notFound();
    }
    return Response.seeOther(URI.create("/console/connected?ended=1")).build();
  }

  private Connection connection(AccessGrant grant) {
    var client = clients.find(grant.clientId());
    return new Connection(
        grant.id(),
        PlainText.of(client.map(Client::name).orElse(grant.clientId()), NAME),
        client.filter(found -> found.origin() == Client.Origin.REGISTERED).isPresent(),
        grant.scopes().stream()
            .sorted()
            .map(scope -> new Described(scope.value(), scope.inPlainWords()))
            .toList(),
        resources
            .named(grant.resource())
            .map(Resource::kind)
            .map(Resource.Kind::inPlainWords)
            .orElse(grant.resource()),
        grant.createdAt());
  }
}
