package dev.meshgate.rest;

import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.bearer.Bearer;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.Problem;
import dev.meshgate.tasks.Task;
import dev.meshgate.tasks.TaskStatus;
import dev.meshgate.tasks.TaskStep;
import dev.meshgate.tasks.Tasks;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** {@code /v1/tasks}: the caller's own tasks and workflows, from whichever client they came. */
@Path("/v1/tasks")
@RequestScoped
public class TasksEndpoint {

  private static final int FEW = 50;
  private static final int MOST = 500;

  @Inject Tasks tasks;
  @Context SecurityContext security;

  @GET
  @Bearer(Scope.MCP_READ)
  @Operation(
      operationId = "list_tasks",
      summary = "List your tasks, newest first",
      description = "Filter with status; limit is 1 to 500, by default 50.")
  public Response list(
      @QueryParam("status") @Nullable String status, @QueryParam("limit") @Nullable String limit) {
    var list = Json.array();
    tasks.of(subject(), statusOf(status), limitOf(limit)).forEach(task -> list.add(json(task)));
    return answer(list.build());
  }

  @GET
  @Path("{id}")
  @Bearer(Scope.MCP_READ)
  @Operation(
      operationId = "get_task",
      summary = "Look at a task",
      description = "With what was asked, the result, and for a workflow the steps that ended.")
  public Response one(@PathParam("id") String id) {
    return answer(whole(found(id)).build());
  }

  @DELETE
  @Path("{id}")
  @Bearer(Scope.MCP_EXECUTE)
  @Operation(operationId = "cancel_task", summary = "Cancel a task that is under way")
  public Response cancel(@PathParam("id") String id) {
    var task = found(id);
    if (!tasks.cancel(task)) {
      throw new Problem(
          409,
          "ALREADY_FINISHED",
          "The task has already ended as " + found(id).status().word() + ".");
    }
    return answer(whole(found(id)).build());
  }

  private String subject() {
    return ((Caller) security.getUserPrincipal()).subject();
  }

  private Task found(String id) {
    return tasks.find(subject(), id).orElseThrow(() -> Problem.notFound("task"));
  }

  private static @Nullable TaskStatus statusOf(@Nullable String word) {
    if (word == null || word.isBlank()) {
      return null;
    }
    return TaskStatus.of(word.trim())
        .orElseThrow(
            () ->
                Problem.invalid(
                    "status",
                    "status must be one of "
                        + Arrays.stream(TaskStatus.values())
                            .map(TaskStatus::word)
                            .collect(Collectors.joining(", "))
                        + "."));
  }

  private static int limitOf(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return FEW;
    }
    try {
      var limit = Integer.parseInt(text.trim());
      if (limit >= 1 && limit <= MOST) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // Told below, like a number out of bounds.
    }
    throw Problem.invalid("limit", "limit must be a whole number from 1 to " + MOST + ".");
  }

  private static JsonObjectBuilder json(Task task) {
    var json =
        Json.object()
            .add("task_id", task.id())
            .add("kind", task.kind())
            .add("status", task.status().word())
            .add("progress", task.progress())
            .add("message", task.message())
            .add("client", task.client());
    task.agent().ifPresent(agent -> json.add("agent", agent));
    task.reason().ifPresent(reason -> json.add("reason", reason));
    task.error().ifPresent(error -> json.add("error", error));
    json.add("created_at", task.createdAt().toString())
        .add("updated_at", task.updatedAt().toString());
    task.finishedAt().ifPresent(at -> json.add("finished_at", at.toString()));
    return json;
  }

  private JsonObjectBuilder whole(Task task) {
    var json = json(task).add("input", task.input());
    task.result().ifPresent(result -> json.add("result", result));
    if (task.isWorkflow()) {
      var steps = Json.array();
      tasks.steps(task).forEach(step -> steps.add(json(step)));
      json.add("steps", steps);
    }
    return json;
  }

  private static JsonObjectBuilder json(TaskStep step) {
    var json = Json.object().add("id", step.name()).add("status", step.status().word());
    step.agent().ifPresent(agent -> json.add("agent", agent));
    step.reason().ifPresent(reason -> json.add("reason", reason));
    step.result().ifPresent(result -> json.add("result", result));
    step.error().ifPresent(error -> json.add("error", error));
    return json.add("seconds", step.took().toMillis() / 1000.0);
  }

  private static Response answer(JsonValue body) {
    return Response.ok(Json.bytes(body), MediaType.APPLICATION_JSON)
        .header("Cache-Control", "no-store")
        .build();
  }
}
