package dev.meshgate.mcp.http;

import static dev.meshgate.mcp.JsonRpcError.INVALID_REQUEST;
import static dev.meshgate.mcp.JsonRpcError.PARSE_ERROR;
import static dev.meshgate.mcp.JsonRpcError.TOO_MANY_REQUESTS;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.meshgate.mcp.Answer;
import dev.meshgate.mcp.JsonRpc;
import dev.meshgate.mcp.JsonRpcError.JsonRpcException;
import dev.meshgate.mcp.LegacyEra;
import dev.meshgate.mcp.McpDispatcher;
import dev.meshgate.mcp.McpPost;
import dev.meshgate.mcp.Running;
import dev.meshgate.mcp.tool.ToolWatch;
import dev.meshgate.mcp.tool.Toolset;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/**
 * One URL to which MCP is posted. The answer is JSON, or a stream of events if a tool takes long
 * and the client reads one (MCP 2026-07-28, Streamable HTTP).
 */
@ApplicationScoped
public class StreamableHttp {

  @Inject McpDispatcher dispatcher;
  @Inject LegacyEra legacy;
  @Inject LateAnswers lateAnswers;
  @Inject McpSettings settings;

  /**
   * Answers a post.
   *
   * @throws dev.meshgate.oauth.bearer.InsufficientScopeException for its mapper to tell
   */
  public Response post(
      InputStream body,
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller,
      Toolset tools)
      throws IOException {
    try {
      var accept = Accept.of(Collections.list(request.getHeaders("Accept")));
      if (!accept.json() && !accept.events()) {
        throw INVALID_REQUEST.withStatus(
            406, "Accept must allow application/json or text/event-stream.");
      }
      var post = new McpPost(headers(request), read(body, request), caller, tools);
      var answer = dispatcher.answer(post);
      return answer instanceof Answer.Later later
          ? late(later, accept, new Exchange(request, response, caller, post.id()))
          : now((Answer.Now) answer);
    } catch (JsonRpcException refusal) {
      return now(Answer.refused(null, refusal));
    }
  }

  private JsonValue read(InputStream body, HttpServletRequest request) throws IOException {
    try {
      return JsonBody.read(body, request, settings.bodyLimit());
    } catch (Problem e) {
      var error = e.status() == 400 ? PARSE_ERROR : INVALID_REQUEST;
      throw error.withStatus(e.status(), String.valueOf(e.getMessage()));
    }
  }

  private static McpPost.Headers headers(HttpServletRequest request) {
    return McpPost.Headers.of(name -> header(request, name));
  }

  /** A header that is there twice has both values (RFC 9110 §5.2), and so is neither. */
  private static @Nullable String header(HttpServletRequest request, String name) {
    var values = request.getHeaders(name);
    if (!values.hasMoreElements()) {
      return null;
    }
    var first = values.nextElement();
    if (!values.hasMoreElements()) {
      return first;
    }
    var all = new ArrayList<>(Collections.list(values));
    all.add(0, first);
    return String.join(", ", all);
  }

  /** Opens the stream of a session of an older revision, on which is told what changes. */
  public Response get(
      HttpServletRequest request, HttpServletResponse response, Caller caller, Toolset tools)
      throws IOException {
    var accept = Accept.of(Collections.list(request.getHeaders("Accept")));
    var session = McpPost.Headers.of(name -> header(request, name)).session();
    // Beside tools alone there is nothing to be told of.
    if (session == null || !accept.events() || tools.isAlone()) {
      return notAllowed();
    }
    try {
      return legacy.stream(session, caller) instanceof Answer.Later later
          ? late(later, accept, new Exchange(request, response, caller, null))
          : notAllowed();
    } catch (JsonRpcException refusal) {
      return now(Answer.refused(null, refusal));
    }
  }

  /** Ends a session of an older revision. */
  public Response delete(HttpServletRequest request, Caller caller) {
    var session = McpPost.Headers.of(name -> header(request, name)).session();
    if (session == null) {
      return notAllowed();
    }
    try {
      return now(legacy.end(session, caller));
    } catch (JsonRpcException refusal) {
      return now(Answer.refused(null, refusal));
    }
  }

  /** Nobody is told anything at this address. */
  public static Response notAllowed() {
    var problem =
        new Problem(
            405,
            "METHOD_NOT_ALLOWED",
            "Assistants send MCP to this address with POST. GET (of text/event-stream) and DELETE"
                + " are for the session that an Mcp-Session-Id names.");
    return Response.fromResponse(problem.toResponse()).header("Allow", "POST").build();
  }

  private Response late(Answer.Later later, Accept accept, Exchange exchange) throws IOException {
    var caller = exchange.caller();
    try {
      return later.streams() && accept.events()
          ? lateAnswers.stream(
              exchange.request(), exchange.response(), caller, stream -> run(later, stream))
          : lateAnswers.json(
              exchange.request(), caller, () -> later.job().apply(Running.unheard()));
    } catch (ToolWatch.Refusal e) {
      var json = JsonRpc.error(exchange.id(), TOO_MANY_REQUESTS.because(e.sentence()));
      return now(new Answer.Now(429, json, e.retryAfterSeconds()));
    }
  }

  private static void run(Answer.Later later, EventStream stream) {
    var running = new Running(news -> stream.send("message", news));
    stream.whenShutOut(running::cancel);
    if (later.goneCancels()) {
      stream.whenLeft(running::cancel);
    }
    later
        .job()
        .apply(running)
        .whenComplete(
            (answer, thrown) -> {
              running.end();
              if (answer != null && answer.json() != null) {
                stream.end("message", answer.json());
              } else {
                stream.end();
              }
            });
  }

  private static Response now(Answer.Now answer) {
    var response = Response.status(answer.status()).header("Cache-Control", "no-store");
    if (answer.json() != null) {
      response.type(MediaType.APPLICATION_JSON).entity(answer.json().getBytes(UTF_8));
    }
    if (answer.retryAfter() > 0) {
      response.header("Retry-After", answer.retryAfter());
    }
    if (answer.session() != null) {
      response.header("Mcp-Session-Id", answer.session());
    }
    return response.build();
  }

  /** What a late answer needs. */
  private record Exchange(
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller,
      @Nullable String id) {}
}
