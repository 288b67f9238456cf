package dev.meshgate.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.meshgate.mcp.Answer;
import dev.meshgate.mcp.PlainAnswer;
import dev.meshgate.mcp.ProtocolVersion;
import dev.meshgate.mcp.ToolWire;
import dev.meshgate.mcp.http.Accept;
import dev.meshgate.mcp.http.JsonBody;
import dev.meshgate.mcp.http.LateAnswers;
import dev.meshgate.mcp.http.McpSettings;
import dev.meshgate.mcp.tool.ToolCall;
import dev.meshgate.mcp.tool.ToolCalls;
import dev.meshgate.mcp.tool.ToolCatalog;
import dev.meshgate.oauth.bearer.Bearer;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.oauth.bearer.InsufficientScopeException;
import dev.meshgate.platform.Problem;
import dev.meshgate.platform.work.TraceContext;
import dev.meshgate.platform.work.Work;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code /v1/tools}: the same tools as by MCP, as plain requests with plain answers. */
@Path("/v1/tools")
@ApplicationScoped
@Bearer(forServiceTokens = true)
public class ToolsEndpoint {

  @Inject ToolCatalog catalog;
  @Inject ToolCalls calls;
  @Inject LateAnswers lateAnswers;
  @Inject McpSettings settings;

  @GET
  @Operation(operationId = "list_tools", summary = "List the tools with their schemas")
  public Response list(@Context SecurityContext security) {
    var tools = catalog.of((Caller) security.getUserPrincipal());
    return json(
        Answer.ok(
            "{\"tools\":" + ToolWire.list(tools, ProtocolVersion.NEWEST_LEGACY, false) + "}"));
  }

  /** Each tool has an operation of its own in OpenAPI, so this one is hidden there. */
  @POST
  @Path("{name}")
  @Operation(hidden = true)
  public Response call(
      @PathParam("name") String name,
      InputStream body,
      @Context HttpServletRequest request,
      @Context HttpServletResponse response,
      @Context SecurityContext security)
      throws IOException {
    var caller = (Caller) security.getUserPrincipal();
    var tool =
        catalog
            .of(caller)
            .find(name)
            .orElseThrow(
                () ->
                    new Problem(
                        404, "NOT_FOUND", "There is no tool " + name + ". See GET /v1/tools."));
    try {
      var trace = TraceContext.of(request::getHeader);
      var ready = calls.ready(ToolCall.of("rest", tool, arguments(body, request), caller, trace));
      if (!ready.takesLong()) {
        return json(told(PlainAnswer.of(ready.now())));
      }
      return Accept.of(Collections.list(request.getHeaders("Accept"))).events()
          ? lateAnswers.stream(request, response, caller, stream -> ToolStream.run(ready, stream))
          : lateAnswers.json(
              request,
              caller,
              () ->
                  ready
                      .run(Work.UNWATCHED)
                      .thenApply(PlainAnswer::of)
                      .exceptionally(PlainAnswer::of)
                      .thenApply(ToolsEndpoint::told));
    } catch (InsufficientScopeException | Problem e) {
      throw e;
    } catch (RuntimeException e) {
      return json(told(PlainAnswer.of(e)));
    }
  }

  /** No body at all stands for no arguments. */
  private JsonValue arguments(InputStream body, HttpServletRequest request) throws IOException {
    return request.getContentLengthLong() <= 0 && request.getContentType() == null
        ? JsonValue.EMPTY_JSON_OBJECT
        : JsonBody.read(body, request, settings.bodyLimit());
  }

  private static Answer.Now told(PlainAnswer answer) {
    return answer instanceof PlainAnswer.Refused refused
        ? new Answer.Now(refused.status(), refused.json(), refused.retryAfter())
        : Answer.ok(((PlainAnswer.Result) answer).json());
  }

  private static Response json(Answer.Now answer) {
    var json = answer.json() == null ? "" : answer.json();
    var response =
        Response.status(answer.status())
            .type(MediaType.APPLICATION_JSON)
            .header("Cache-Control", "no-store")
            .entity(json.getBytes(UTF_8));
    if (answer.retryAfter() > 0) {
      response.header("Retry-After", answer.retryAfter());
    }
    return response.build();
  }
}
