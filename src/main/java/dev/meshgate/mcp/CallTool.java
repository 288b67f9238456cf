package dev.meshgate.mcp;

import static dev.meshgate.mcp.JsonRpcError.INTERNAL_ERROR;
import static dev.meshgate.mcp.JsonRpcError.INVALID_PARAMS;
import static dev.meshgate.mcp.JsonRpcError.TOO_MANY_REQUESTS;

import dev.meshgate.mcp.schema.InvalidArguments;
import dev.meshgate.mcp.tool.ToolCalls;
import dev.meshgate.mcp.tool.ToolCalls.BrokenToolException;
import dev.meshgate.mcp.tool.ToolResult;
import dev.meshgate.mcp.tool.ToolWatch;
import dev.meshgate.platform.WorkCancelledException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code tools/call}, of every revision. */
@Dependent
public class CallTool {

  private final ToolCalls calls;

  @Inject
  public CallTool(ToolCalls calls) {
    this.calls = calls;
  }

  /**
   * Calls it, or says how it will be called.
   *
   * @param written how the revision writes a result, as JSON text
   * @param goneCancels whether a client that leaves cancels
   * @throws dev.meshgate.oauth.bearer.InsufficientScopeException for HTTP to tell
   */
  public Answer answer(
      McpPost post,
      JsonRpcMessage request,
      Function<ToolResult, String> written,
      boolean goneCancels) {
    var name = request.text("name");
    if (name == null) {
      throw INVALID_PARAMS.inBand("params.name must be the name of a tool.");
    }
    var tool =
        post.tools()
            .find(name)
            .orElseThrow(
                () -> INVALID_PARAMS.inBand("Unknown tool: " + name + ". See tools/list."));
    var call = new Call(request, written);
    try {
      var arguments = request.params().getOrDefault("arguments", JsonValue.EMPTY_JSON_OBJECT);
      var ready = calls.ready("mcp", tool, arguments, post.caller());
      return ready.takesLong()
          ? new Answer.Later(running -> call.run(ready, running), true, goneCancels)
          : call.told(ready.now());
    } catch (InvalidArguments | BrokenToolException | ToolWatch.Refusal e) {
      return call.told(e);
    }
  }

  /** The {@code _meta.progressToken} as JSON text, if it is one. */
  private static @Nullable String progressToken(JsonRpcMessage request) {
    var token = request.meta().get("progressToken");
    return token instanceof JsonString || (token instanceof JsonNumber n && n.isIntegral())
        ? token.toString()
        : null;
  }

  /** One call, and how its end is told. */
  private record Call(JsonRpcMessage request, Function<ToolResult, String> written) {

    CompletionStage<Answer.Now> run(ToolCalls.Ready ready, Running running) {
      var progress = new Progress(running, progressToken(request));
      return ready.run(progress).thenApply(this::told).exceptionally(this::told);
    }

    Answer.Now told(ToolResult result) {
      return Answer.ok(JsonRpc.result(request.id(), written.apply(result)));
    }

    /** What a model can act on is a result; the rest is an error. */
    Answer.Now told(Throwable thrown) {
      var failure =
          thrown instanceof CompletionException && thrown.getCause() != null
              ? thrown.getCause()
              : thrown;
      if (failure instanceof InvalidArguments invalid) {
        return told(ToolResult.failure(invalid.sentence()));
      }
      if (failure instanceof BrokenToolException broken) {
        return told(ToolResult.failure(broken.sentence()));
      }
      if (failure instanceof ToolWatch.Refusal refusal) {
        var json = JsonRpc.error(request.id(), TOO_MANY_REQUESTS.because(refusal.sentence()));
        return new Answer.Now(429, json, refusal.retryAfterSeconds());
      }
      if (failure instanceof WorkCancelledException) {
        // A request that was cancelled is not answered any more.
        return Answer.accepted();
      }
      return Answer.refused(request.id(), INTERNAL_ERROR.inBand("Something went wrong here."));
    }
  }
}
