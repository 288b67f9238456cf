package dev.meshgate.rest;

import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.bearer.Bearer;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.Problem;
import dev.meshgate.tasks.conversation.Conversation;
import dev.meshgate.tasks.conversation.Conversations;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code /v1/conversations}: the caller's own, from whichever client they came. */
@Path("/v1/conversations")
@RequestScoped
public class ConversationsEndpoint {

  @Inject Conversations conversations;
  @Context SecurityContext security;

  @GET
  @Bearer(Scope.MCP_READ)
  @Operation(
      operationId = "list_conversations",
      summary = "List your conversations, the one used last first")
  public Response list() {
    var list = Json.array();
    conversations.of(subject()).forEach(one -> list.add(brief(one)));
    return PrivateAnswer.of(list.build());
  }

  @GET
  @Path("{id}")
  @Bearer(Scope.MCP_READ)
  @Operation(
      operationId = "get_conversation",
      summary = "Look at a conversation and what was said in it, the newest first")
  public Response one(@PathParam("id") String id) {
    var found = conversations.find(subject(), id).orElseThrow(ConversationsEndpoint::none);
    var turns = Json.array();
    conversations
        .turns(subject(), id)
        .forEach(
            turn ->
                turns.add(
                    Json.object()
                        .add("task_id", turn.taskId())
                        .add("question", turn.question())
                        .add("answer", turn.answer())
                        .add("agent", turn.agent())
                        .add("client", turn.client())
                        .add("said_at", turn.saidAt().toString())));
    return PrivateAnswer.of(brief(found).add("turns", turns).build());
  }

  @DELETE
  @Path("{id}")
  @Bearer(Scope.MCP_EXECUTE)
  @Operation(
      operationId = "remove_conversation",
      summary = "End a conversation, with all that was said in it")
  public Response remove(@PathParam("id") String id) {
    if (!conversations.remove(subject(), id)) {
      throw none();
    }
    return Response.noContent().build();
  }

  private String subject() {
    return ((Caller) security.getUserPrincipal()).subject();
  }

  private static Problem none() {
    return Problem.notFound("conversation");
  }

  private static JsonObjectBuilder brief(Conversation one) {
    return Json.object()
        .add("conversation_id", one.id())
        .add("client", one.client())
        .add("created_at", one.createdAt().toString())
        .add("used_at", one.usedAt().toString())
        .add("expires_at", one.expiresAt().toString());
  }
}
