package dev.meshgate.rest;

import dev.meshgate.accounts.Role;
import dev.meshgate.agents.Capability;
import dev.meshgate.agents.registry.RegisteredAgent;
import dev.meshgate.agents.registry.Registration;
import dev.meshgate.agents.registry.RegistrationRefusedException;
import dev.meshgate.agents.registry.Registry;
import dev.meshgate.mcp.http.JsonBody;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.bearer.Bearer;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.Problem;
import dev.meshgate.platform.WireName;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code /v1/agents}: the agents of other people that work can be given to. */
@Path("/v1/agents")
@RequestScoped
public class AgentsEndpoint {

  private static final int LONGEST = 200_000;

  @Inject Registry registry;
  @Inject Clock clock;
  @Context SecurityContext security;

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Bearer(value = Scope.MCP_MANAGE, roles = Role.PUBLISHER)
  @Operation(
      operationId = "register_agent",
      summary = "Register an agent",
      description =
          "With url alone where the agent tells what it is: an A2A agent, an assistant of LangGraph"
              + " (?assistant= where there are several), a server of MCP, or a model behind chat"
              + " completions (?model=); protocol (a2a, langgraph, mcp, openai, crewai) names it."
              + " Otherwise with name, capabilities and endpoint, to which tasks are sent as POST"
              + " {endpoint}/execute. A crew of CrewAI needs name and capabilities, too. Optional: id,"
              + " framework, description, instructions, tags, metadata, max_concurrent_tasks, cost,"
              + " timeout_seconds, authentication {type, key, header}, and visibility: owner or"
              + " everyone.")
  public Response register(InputStream body, @Context HttpServletRequest request)
      throws IOException {
    try {
      var agent = registry.register(registration(body, request), subject());
      return Response.created(URI.create("/v1/agents/" + agent.id()))
          .type(MediaType.APPLICATION_JSON)
          .entity(Json.bytes(json(agent)))
          .build();
    } catch (RegistrationRefusedException e) {
      throw problem(e);
    }
  }

  @GET
  @Bearer(Scope.MCP_READ)
  @Operation(operationId = "list_registered_agents", summary = "List the registered agents")
  public Response list() {
    return PrivateAnswer.of(array(agent -> true));
  }

  @POST
  @Path("discover")
  @Consumes(MediaType.APPLICATION_JSON)
  @Bearer(Scope.MCP_READ)
  @Operation(
      operationId = "discover_agents",
      summary = "Find registered agents",
      description = "With any of capabilities, any of tags, and framework.")
  public Response discover(InputStream body, @Context HttpServletRequest request)
      throws IOException {
    var wanted = JsonBody.object(body, request, LONGEST);
    var capabilities = words(wanted, "capabilities");
    var tags = words(wanted, "tags");
    var framework = wanted.getString("framework", "");
    return PrivateAnswer.of(
        array(
            agent -> {
              var said = agent.profile();
              var offered = words(said, "capabilities");
              return (capabilities.isEmpty()
                      || capabilities.stream()
                          .anyMatch(
                              one -> offered.stream().anyMatch(two -> Capability.same(one, two))))
                  && (tags.isEmpty() || tags.stream().anyMatch(words(said, "tags")::contains))
                  && (framework.isBlank()
                      || framework.strip().equalsIgnoreCase(said.getString("framework")));
            }));
  }

  @GET
  @Path("{id}")
  @Bearer(Scope.MCP_READ)
  @Operation(operationId = "get_agent", summary = "Look at a registered agent, and how it is")
  public Response one(@PathParam("id") String id) {
    return PrivateAnswer.of(json(found(id)));
  }

  @PUT
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Bearer(value = Scope.MCP_MANAGE, roles = Role.PUBLISHER)
  @Operation(
      operationId = "change_agent",
      summary = "Register an agent anew under its id",
      description = "What is left out is as if it had never been said, the credential too.")
  public Response change(
      @PathParam("id") String id, InputStream body, @Context HttpServletRequest request)
      throws IOException {
    var agent = own(id);
    try {
      return PrivateAnswer.of(json(registry.change(agent, registration(body, request), subject())));
    } catch (RegistrationRefusedException e) {
      throw problem(e);
    }
  }

  @DELETE
  @Path("{id}")
  @Bearer(value = Scope.MCP_MANAGE, roles = Role.PUBLISHER)
  @Operation(operationId = "remove_agent", summary = "Remove a registered agent")
  public Response remove(@PathParam("id") String id) {
    registry.remove(own(id), subject());
    return Response.noContent().build();
  }

  @POST
  @Path("{id}/heartbeat")
  @Bearer(value = Scope.MCP_MANAGE, roles = Role.PUBLISHER)
  @Operation(
      operationId = "agent_heartbeat",
      summary = "Say that an agent is there",
      description = "Once begun it is expected every 30 seconds; after 150 it gets no tasks.")
  public Response heartbeat(@PathParam("id") String id) {
    registry.beat(own(id));
    return PrivateAnswer.of(
        Json.object()
            .add("agent_id", id)
            .add("status", "acknowledged")
            .add("timestamp", clock.instant().toString())
            .add("next_heartbeat_in", Registry.BETWEEN_BEATS)
            .build());
  }

  private String subject() {
    return ((Caller) security.getUserPrincipal()).subject();
  }

  private RegisteredAgent found(String id) {
    return registry.find(subject(), id).orElseThrow(() -> Problem.notFound("agent"));
  }

  private RegisteredAgent own(String id) {
    var agent = found(id);
    if (!registry.mayChange(subject(), agent)) {
      throw new Problem(
          403, "FORBIDDEN", "Only who registered this agent, or an administrator, may do that.");
    }
    return agent;
  }

  private static Registration registration(InputStream body, HttpServletRequest request)
      throws IOException, RegistrationRefusedException {
    return Registration.from(JsonBody.object(body, request, LONGEST));
  }

  private static Problem problem(RegistrationRefusedException refused) {
    var status =
        switch (refused.why()) {
          case INVALID_INPUT -> 400;
          case AGENT_UNREACHABLE, NOT_DESCRIBED -> 422;
          case ALREADY_REGISTERED -> 409;
        };
    return new Problem(status, refused.why().name(), refused.sentence(), refused.field(), null);
  }

  private static List<String> words(JsonObject object, String name) {
    return object.get(name) instanceof JsonArray list
        ? list.stream()
            .filter(JsonString.class::isInstance)
            .map(word -> ((JsonString) word).getString())
            .toList()
        : List.of();
  }

  private JsonArray array(Predicate<RegisteredAgent> wanted) {
    var list = Json.array();
    registry.registeredFor(subject()).stream()
        .filter(wanted)
        .forEach(agent -> list.add(json(agent)));
    return list.build();
  }

  /** What the agent's owner said, where it is, and how it is; nothing of its credential. */
  private JsonObject json(RegisteredAgent agent) {
    var health = registry.healthOf(agent);
    var silent = registry.isSilent(agent);
    var json = Json.builders().createObjectBuilder(agent.profile()).add("id", agent.id());
    var own = registry.mayChange(subject(), agent);
    if (own) {
      json.add("endpoint", agent.endpoint());
    } else {
      json.remove("instructions");
    }
    agent.heartbeatAt().ifPresent(at -> json.add("heartbeat_at", at.toString()));
    if (own && !health.lastError().isEmpty()) {
      json.add("last_error", health.lastError());
    }
    return json.add("protocol", WireName.of(agent.protocol()))
        .add("protocol_version", agent.dialect())
        .add("visibility", WireName.of(agent.visibility()))
        .add("own", own)
        .add("status", silent ? "offline" : health.resting() ? "inactive" : "active")
        .add("max_concurrent_tasks", agent.concurrency())
        .add("timeout_seconds", agent.timeoutSeconds())
        .add("current_load", (double) health.underWay() / agent.concurrency())
        .add("success_rate", health.successRate())
        .add("avg_response_time_ms", health.averageMillis())
        .add("failures_in_a_row", health.failedInARow())
        .add("created_at", agent.createdAt().toString())
        .add("updated_at", agent.updatedAt().toString())
        .build();
  }
}
