package dev.meshgate.console;

import dev.meshgate.accounts.SignedIn;
import dev.meshgate.agents.Agent;
import dev.meshgate.agents.Agents;
import dev.meshgate.platform.PageProblem;
import dev.meshgate.tasks.Tasks;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** {@code /console/agents}: who can be given work. */
@Path("/console/agents")
@RequestScoped
@SignedIn
public class AgentsPage extends ConsolePage {

  private static final int LOOKED_AT = 200;
  private static final int SHOWN = 10;

  @Inject Agents agents;
  @Inject Tasks tasks;
  @Inject TaskLines lines;

  @GET
  public Response all() {
    var cards = agents.visibleTo(person().id()).stream().map(Agent::card).toList();
    return show("console/agents.jte", Map.of("agents", cards));
  }

  @GET
  @Path("{id}")
  public Response one(@PathParam("id") String id) {
    var person = person().id();
    var card = agents.find(person, id).map(Agent::card).orElseThrow(PageProblem::notFound);
    var recent =
        tasks.of(person, null, LOOKED_AT).stream()
            .filter(task -> task.agent().filter(id::equals).isPresent())
            .limit(SHOWN)
            .toList();
    return show("console/agent.jte", Map.of("agent", card, "recent", lines.of(recent)));
  }
}
