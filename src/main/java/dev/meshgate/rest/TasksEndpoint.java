package dev.meshgate.rest;

import dev.meshgate.mcp.http.JsonBody;
import dev.meshgate.mcp.http.LateAnswers;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.bearer.Bearer;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.Problem;
import dev.meshgate.platform.work.TraceContext;
import dev.meshgate.tasks.Task;
import dev.meshgate.tasks.TaskRefusedException;
import dev.meshgate.tasks.TaskStatus;
import dev.meshgate.tasks.Tasks;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
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
  private static final int LONGEST = 4_000_000;

  @Inject Tasks tasks;
  @Inject TaskFeeds feeds;
  @Inject TaskWebhooks webhooks;
  @Inject GivenWork work;
  @Inject LateAnswers lateAnswers;
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
    tasks
        .of(subject(), statusOf(status), QueryNumber.of("limit", limit, FEW, 1, MOST))
        .forEach(task -> list.add(TaskJson.brief(task)));
    return PrivateAnswer.of(list.build());
  }

  @GET
  @Path("{id}")
  @Bearer(Scope.MCP_READ)
  @Operation(
      operationId = "get_task",
      summary = "Look at a task",
      description = "With what was asked, the result, and for a workflow the steps that ended.")
  public Response one(@PathParam("id") String id) {
    return PrivateAnswer.of(work.whole(found(id)));
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
    return PrivateAnswer.of(work.whole(found(id)));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Bearer(Scope.MCP_EXECUTE)
  @Operation(
      operationId = "submit_task",
      summary = "Give a task, and come back for its result",
      description =
          "With task; optional: context, task_type, capabilities, agent, timeout_seconds,"
              + " conversation_id (new, or one of yours), webhook {url, secret} that is told when it has"
              + " ended. An"
              + " Idempotency-Key makes it safe to send again. Answers at once; follow it with"
              + " GET /v1/tasks/{id} or its events.")
  public Response submit(InputStream body, @Context HttpServletRequest request) throws IOException {
    var caller = (Caller) security.getUserPrincipal();
    work.refuseTooMuch(caller, 1);
    var json = JsonBody.object(body, request, LONGEST);
    var order = TaskBody.order(json, caller, request.getHeader("Idempotency-Key"));
    var receiver = webhooks.asked(json);
    try {
      var task = tasks.submit(order, caller.client(), TraceContext.of(request::getHeader));
      webhooks.register(task, receiver);
      work.note("task.submitted", caller, task);
      return work.created(task);
    } catch (TaskRefusedException.UnknownConversation e) {
      throw Problem.notFound("conversation");
    } catch (TaskRefusedException e) {
      throw new Problem(422, "TASK_REFUSED", e.sentence());
    }
  }

  @POST
  @Path("{id}/input")
  @Consumes(MediaType.APPLICATION_JSON)
  @Bearer(Scope.MCP_EXECUTE)
  @Operation(
      operationId = "answer_task",
      summary = "Answer what the agent of a task asks",
      description = "With answer. For a task whose status is input_required; it then goes on.")
  public Response answerTo(
      @PathParam("id") String id, InputStream body, @Context HttpServletRequest request)
      throws IOException {
    var caller = (Caller) security.getUserPrincipal();
    work.refuseTooMuch(caller, 1);
    var task = found(id);
    var answer = TaskBody.text(JsonBody.object(body, request, LONGEST), "answer");
    if (answer.isBlank()) {
      throw Problem.invalid("answer", "answer must be a text that is not empty.");
    }
    try {
      tasks.answer(task, answer);
      work.note("task.answered", caller, task);
    } catch (TaskRefusedException e) {
      throw new Problem(409, "NOTHING_ASKED", e.sentence());
    }
    return PrivateAnswer.of(work.whole(found(id)));
  }

  @GET
  @Path("{id}/events")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Bearer(Scope.MCP_READ)
  @Operation(
      operationId = "follow_task",
      summary = "Follow a task as server-sent events",
      description =
          "Each event is the task as it is then. With Last-Event-ID only what is newer comes. The"
              + " stream ends when the task has ended or asks something.")
  public Response events(
      @PathParam("id") String id,
      @HeaderParam("Last-Event-ID") @Nullable String last,
      @Context HttpServletRequest request,
      @Context HttpServletResponse response)
      throws IOException {
    var task = found(id);
    var caller = (Caller) security.getUserPrincipal();
    return lateAnswers.stream(
        request, response, caller, stream -> feeds.open(stream, task, last == null ? "" : last));
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
}
