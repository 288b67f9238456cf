package dev.meshgate.mcp;

import static dev.meshgate.mcp.JsonRpcError.INTERNAL_ERROR;
import static dev.meshgate.mcp.JsonRpcError.INVALID_PARAMS;
import static dev.meshgate.mcp.JsonRpcError.LEGACY_SERVER_ERROR;
import static dev.meshgate.mcp.JsonRpcError.TOO_MANY_REQUESTS;

import dev.meshgate.mcp.PlainAnswer.Refused;
import dev.meshgate.mcp.PlainAnswer.Result;
import dev.meshgate.mcp.tool.ToolCall;
import dev.meshgate.mcp.tool.ToolCalls;
import dev.meshgate.mcp.tool.Toolset;
import dev.meshgate.oauth.bearer.InsufficientScopeException;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.work.TraceContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * {@code {"method":"mesh_execute","params":{…}}}, without {@code jsonrpc} and with a tool's name as
 * the method, as clients of the guides write it. It is the REST face by another URL.
 */
@Dependent
public class LooseForm {

  private final ToolCalls calls;

  @Inject
  LooseForm(ToolCalls calls) {
    this.calls = calls;
  }

  static boolean is(JsonValue body, Toolset tools) {
    return body instanceof JsonObject message
        && !message.containsKey("jsonrpc")
        && message.get("method") instanceof JsonString method
        && tools.find(method.getString()).isPresent();
  }

  Answer answer(McpPost post) {
    var message = post.body().asJsonObject();
    var id = message.containsKey("id") ? message.get("id").toString() : null;
    var tool = post.tools().find(message.getString("method")).orElseThrow();
    try {
      var arguments = message.getOrDefault("params", JsonValue.EMPTY_JSON_OBJECT);
      var trace = TraceContext.of(post.headers().params()::header);
      var ready = calls.ready(ToolCall.of("loose", tool, arguments, post.caller(), trace));
      if (!ready.takesLong()) {
        return told(id, PlainAnswer.of(ready.now()));
      }
      return new Answer.Later(
          running ->
              ready
                  .run(new Progress(running, null, null))
                  .thenApply(PlainAnswer::of)
                  .exceptionally(PlainAnswer::of)
                  .thenApply(answer -> told(id, answer)),
          false,
          true);
    } catch (InsufficientScopeException e) {
      throw e;
    } catch (RuntimeException e) {
      return told(id, PlainAnswer.of(e));
    }
  }

  private static Answer.Now told(@Nullable String id, PlainAnswer answer) {
    var json = new StringBuilder(256).append('{');
    if (id != null) {
      json.append("\"id\":").append(id).append(',');
    }
    if (answer instanceof Refused refused) {
      json.append("\"error\":").append(error(refused)).append('}');
      return new Answer.Now(refused.status(), json.toString(), refused.retryAfter());
    }
    json.append("\"result\":").append(((Result) answer).json()).append('}');
    return Answer.ok(json.toString());
  }

  private static JsonObject error(Refused refused) {
    var data = Json.object().add("error", refused.code());
    if (!refused.details().isEmpty()) {
      data.add("details", refused.details());
    }
    return Json.object()
        .add("code", code(refused.status()))
        .add("message", refused.message())
        .add("data", data)
        .build();
  }

  private static int code(int status) {
    var error =
        switch (status) {
          case 400 -> INVALID_PARAMS;
          case 422 -> LEGACY_SERVER_ERROR;
          case 429 -> TOO_MANY_REQUESTS;
          default -> INTERNAL_ERROR;
        };
    return error.code();
  }
}
