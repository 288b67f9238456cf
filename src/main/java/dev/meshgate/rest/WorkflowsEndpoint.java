package dev.meshgate.rest;

import dev.meshgate.accounts.Role;
import dev.meshgate.mcp.http.JsonBody;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.bearer.Bearer;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.Problem;
import dev.meshgate.platform.WireName;
import dev.meshgate.platform.work.TraceContext;
import dev.meshgate.tasks.Task;
import dev.meshgate.tasks.TaskRefusedException;
import dev.meshgate.tasks.Tasks;
import dev.meshgate.workflows.NamedWorkflow;
import dev.meshgate.workflows.WorkflowRefusedException;
import dev.meshgate.workflows.Workflows;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** {@code /v1/workflows}: workflows that are kept under a name, and their runs. */
@Path("/v1/workflows")
@RequestScoped
public class WorkflowsEndpoint {

  private static final int LONGEST = 400_000;
  private static final int LONGEST_RUN = 4_000_000;

  @Inject Workflows workflows;
  @Inject Tasks tasks;
  @Inject TaskWebhooks webhooks;
  @Inject GivenWork work;
  @Context SecurityContext security;

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Bearer(value = Scope.MCP_MANAGE, roles = Role.PUBLISHER)
  @Operation(
      operationId = "store_workflow",
      summary = "Store a workflow",
      description =
          "With name and steps: id, task or agent, capabilities, context, depends_on, on_error,"
              + " timeout_seconds, and fallbacks (task, capabilities, agent) for where nobody can do"
              + " it. Optional: id, description, category, tags, workflow_type (by default graph),"
              + " visibility (owner or everyone), and parameters: name, type (string, number,"
              + " boolean, string[]), required, default, allowed, description. In a task or context"
              + " ${parameters.NAME} and ${steps.ID.result} stand for what is given and what a step"
              + " gave.")
  public Response store(InputStream body, @Context HttpServletRequest request) throws IOException {
    var json = JsonBody.object(body, request, LONGEST);
    try {
      var stored = workflows.store(json, caller().subject());
      return Response.created(URI.create("/v1/workflows/" + stored.id()))
          .type(MediaType.APPLICATION_JSON)
          .entity(Json.bytes(json(stored)))
          .build();
    } catch (WorkflowRefusedException e) {
      throw problem(e);
    }
  }

  @GET
  @Bearer(Scope.MCP_READ)
  @Operation(
      operationId = "list_stored_workflows",
      summary = "List the stored workflows",
      description = "Filter with category, and with tag, which may be repeated.")
  public Response list(
      @QueryParam("category") @Nullable String category, @QueryParam("tag") List<String> tags) {
    return PrivateAnswer.of(
        array(workflows.visibleTo(caller().subject(), category == null ? "" : category, tags)));
  }

  @GET
  @Path("{id}")
  @Bearer(Scope.MCP_READ)
  @Operation(operationId = "get_workflow", summary = "Look at a stored workflow")
  public Response one(@PathParam("id") String id) {
    return PrivateAnswer.of(json(found(id)));
  }

  @GET
  @Path("{id}/versions")
  @Bearer(Scope.MCP_READ)
  @Operation(
      operationId = "list_workflow_versions",
      summary = "List all versions of a stored workflow, newest first")
  public Response versions(@PathParam("id") String id) {
    return PrivateAnswer.of(array(workflows.versions(found(id))));
  }

  @PUT
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Bearer(value = Scope.MCP_MANAGE, roles = Role.PUBLISHER)
  @Operation(
      operationId = "change_workflow",
      summary = "Store another version of a workflow",
      description = "What is left out is as if it had never been said. Earlier versions stay.")
  public Response change(
      @PathParam("id") String id, InputStream body, @Context HttpServletRequest request)
      throws IOException {
    var workflow = own(id);
    try {
      var json = JsonBody.object(body, request, LONGEST);
      return PrivateAnswer.of(json(workflows.change(workflow, json, caller().subject())));
    } catch (WorkflowRefusedException e) {
      throw problem(e);
    }
  }

  @DELETE
  @Path("{id}")
  @Bearer(value = Scope.MCP_MANAGE, roles = Role.PUBLISHER)
  @Operation(
      operationId = "remove_workflow",
      summary = "Remove a stored workflow and all its versions")
  public Response remove(@PathParam("id") String id) {
    workflows.remove(own(id), caller().subject());
    return Response.noContent().build();
  }

  @POST
  @Path("{id}/run")
  @Consumes(MediaType.APPLICATION_JSON)
  @Bearer(Scope.MCP_EXECUTE)
  @Operation(
      operationId = "run_workflow",
      summary = "Run a stored workflow, and come back for its result",
      description =
          "With parameters, by name; optional: version, timeout_seconds, webhook {url, secret}. An"
              + " Idempotency-Key makes it safe to send again. Answers at once with the task; follow it with GET"
              + " /v1/tasks/{id} or its events.")
  public Response run(
      @PathParam("id") String id, InputStream body, @Context HttpServletRequest request)
      throws IOException {
    var json = JsonBody.object(body, request, LONGEST_RUN);
    var workflow = version(found(id), json);
    var terms =
        new Task.Terms(TaskBody.timeout(json), TaskBody.key(request.getHeader("Idempotency-Key")));
    var receiver = webhooks.asked(json);
    // Each step is work, as with the tool that runs steps.
    work.refuseTooMuch(caller(), workflow.definition().steps().size());
    var owner = new Task.Owner(caller().subject(), caller().client());
    try {
      var ready = workflow.with(parameters(json));
      var task = tasks.submit(ready, owner, terms, TraceContext.of(request::getHeader));
      webhooks.register(task, receiver);
      work.note("workflow.submitted", caller(), task);
      return work.created(task);
    } catch (WorkflowRefusedException e) {
      throw problem(e);
    } catch (TaskRefusedException e) {
      throw new Problem(422, "TASK_REFUSED", e.sentence());
    }
  }

  private NamedWorkflow version(NamedWorkflow last, JsonObject json) {
    var wanted = json.getOrDefault("version", JsonValue.NULL);
    if (wanted == JsonValue.NULL) {
      return last;
    }
    return whole(wanted)
        .flatMap(number -> workflows.version(last, number))
        .orElseThrow(
            () ->
                Problem.invalid(
                    "version",
                    "version must be the number of one that there is, as its list of versions has."));
  }

  private static Optional<Integer> whole(JsonValue value) {
    try {
      return value instanceof JsonNumber number
          ? Optional.of(number.bigDecimalValue().intValueExact())
          : Optional.empty();
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static JsonObject parameters(JsonObject json) {
    var given = json.getOrDefault("parameters", JsonValue.EMPTY_JSON_OBJECT);
    if (given instanceof JsonObject object) {
      return object;
    }
    throw Problem.invalid("parameters", "parameters must be an object of values by name.");
  }

  private Caller caller() {
    return (Caller) security.getUserPrincipal();
  }

  private NamedWorkflow found(String id) {
    return workflows.find(caller().subject(), id).orElseThrow(() -> Problem.notFound("workflow"));
  }

  private NamedWorkflow own(String id) {
    var workflow = found(id);
    if (!workflows.changeable(caller().subject()).test(workflow)) {
      throw new Problem(
          403, "FORBIDDEN", "Only who stored this workflow, or an administrator, may do that.");
    }
    return workflow;
  }

  private static Problem problem(WorkflowRefusedException refused) {
    var status =
        switch (refused.why()) {
          case INVALID_INPUT -> 400;
          case ALREADY_STORED -> 409;
        };
    return new Problem(status, refused.why().name(), refused.sentence());
  }

  private JsonArray array(List<NamedWorkflow> all) {
    var own = workflows.changeable(caller().subject());
    var list = Json.array();
    all.forEach(one -> list.add(json(one, own)));
    return list.build();
  }

  private JsonObject json(NamedWorkflow workflow) {
    return json(workflow, workflows.changeable(caller().subject()));
  }

  private static JsonObject json(NamedWorkflow workflow, Predicate<NamedWorkflow> own) {
    return Json.builders()
        .createObjectBuilder(workflow.definition().json())
        .add("id", workflow.id())
        .add("version", workflow.version())
        .add("visibility", WireName.of(workflow.visibility()))
        .add("own", own.test(workflow))
        .add("created_at", workflow.createdAt().toString())
        .build();
  }
}
