package dev.meshgate.mcp;

import static dev.meshgate.mcp.JsonRpcError.INTERNAL_ERROR;
import static dev.meshgate.mcp.JsonRpcError.INVALID_PARAMS;
import static dev.meshgate.mcp.JsonRpcError.MISSING_CLIENT_CAPABILITY;
import static dev.meshgate.mcp.JsonRpcError.TOO_MANY_REQUESTS;

import dev.meshgate.mcp.JsonRpcError.JsonRpcException;
import dev.meshgate.mcp.ask.MissingCapability;
import dev.meshgate.mcp.ask.Unanswered;
import dev.meshgate.mcp.schema.InvalidArguments;
import dev.meshgate.mcp.tool.Kept;
import dev.meshgate.mcp.tool.ReadyCall;
import dev.meshgate.mcp.tool.ToolCall;
import dev.meshgate.mcp.tool.ToolCalls;
import dev.meshgate.mcp.tool.ToolCalls.BrokenToolException;
import dev.meshgate.mcp.tool.ToolCalls.UnavailableException;
import dev.meshgate.mcp.tool.ToolFailure;
import dev.meshgate.mcp.tool.ToolResult;
import dev.meshgate.mcp.tool.ToolWatch;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.work.Stages;
import dev.meshgate.platform.work.TraceContext;
import dev.meshgate.platform.work.WorkCancelledException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.concurrent.CompletableFuture;
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
   * @throws dev.meshgate.oauth.bearer.InsufficientScopeException for HTTP to tell
   */
  public Answer answer(McpPost post, JsonRpcMessage request, Manner manner) {
    var name = request.text("name");
    if (name == null) {
      throw INVALID_PARAMS.inBand("params.name must be the name of a tool.");
    }
    var tool =
        post.tools()
            .find(name)
            .orElseThrow(
                () -> INVALID_PARAMS.inBand("Unknown tool: " + name + ". See tools/list."));
    var call = new Call(request, manner);
    try {
      var arguments = request.params().getOrDefault("arguments", JsonValue.EMPTY_JSON_OBJECT);
      var made = ToolCall.of("mcp", tool, arguments, post.caller(), trace(post, request));
      var ready = calls.ready(made, manner.asking());
      return ready.takesLong()
          ? new Answer.Later(running -> call.run(ready, running), true, manner.goneCancels())
          : call.told(ready.now());
    } catch (InvalidArguments
        | BrokenToolException
        | UnavailableException
        | ToolWatch.Refusal
        | MissingCapability e) {
      return call.told(e);
    }
  }

  /** The {@code _meta} speaks for the call, a header only for the request that it came in. */
  private static TraceContext trace(McpPost post, JsonRpcMessage request) {
    var meta = request.meta();
    var told =
        TraceContext.of(
            name -> meta.get(name) instanceof JsonString value ? value.getString() : null);
    return told.equals(TraceContext.NONE) ? TraceContext.of(post.headers().params()::header) : told;
  }

  /** The {@code _meta.progressToken} as JSON text, if it is one. */
  private static @Nullable String progressToken(JsonRpcMessage request) {
    var token = request.meta().get("progressToken");
    return token instanceof JsonString || (token instanceof JsonNumber n && n.isIntegral())
        ? token.toString()
        : null;
  }

  /** The code came with 2026-07-28; for older clients a status would break the connection. */
  public static JsonRpcException refusal(MissingCapability mute, ProtocolVersion version) {
    var data = Json.object().add("requiredCapabilities", mute.required()).build();
    return version.isModern()
        ? MISSING_CLIENT_CAPABILITY.because(mute.sentence(), data)
        : INVALID_PARAMS.inBand(mute.sentence(), data);
  }

  /** One call, and how its end is told. */
  private record Call(JsonRpcMessage request, Manner manner) {

    CompletionStage<Answer.Now> run(ReadyCall ready, Running running) {
      var progress = new Progress(running, progressToken(request), manner.loudness());
      return attempt(ready, running, progress).exceptionally(this::told);
    }

    private CompletionStage<Answer.Now> attempt(
        ReadyCall ready, Running running, Progress progress) {
      var keeping = manner.keeping();
      return (keeping == null ? ready.run(progress) : ready.runOrKeep(progress))
          .thenApply(result -> told(result, progress.kept()))
          .thenApply(CompletableFuture::completedStage)
          .exceptionally(
              thrown ->
                  Stages.cause(thrown) instanceof Unanswered unanswered
                      ? manner
                          .inquiry()
                          .ask(
                              unanswered,
                              running,
                              more -> attempt(ready.answered(more), running, progress))
                      : CompletableFuture.completedStage(told(thrown)))
          .thenCompose(Function.identity());
    }

    /** What is kept and not over, as work whose agent asks, is come back for. */
    private Answer.Now told(ToolResult result, @Nullable String kept) {
      var keeping = manner.keeping();
      return keeping == null || kept == null || keeping.isOver().test(kept)
          ? told(result)
          : Answer.ok(JsonRpc.result(request.id(), keeping.task().apply(kept)));
    }

    Answer.Now told(ToolResult result) {
      return Answer.ok(JsonRpc.result(request.id(), manner.written().apply(result)));
    }

    /** What a model can act on is a result; the rest is an error. */
    Answer.Now told(Throwable thrown) {
      var failure = Stages.cause(thrown);
      if (failure instanceof InvalidArguments invalid) {
        return told(ToolResult.failure(invalid.sentence()));
      }
      if (failure instanceof ToolFailure refused) {
        return told(ToolResult.failure(refused.sentence()));
      }
      if (failure instanceof BrokenToolException broken) {
        return told(ToolResult.failure(broken.sentence()));
      }
      var keeping = manner.keeping();
      if (failure instanceof Kept kept && keeping != null) {
        return Answer.ok(JsonRpc.result(request.id(), keeping.task().apply(kept.id())));
      }
      if (failure instanceof ToolWatch.Refusal refusal) {
        var json = JsonRpc.error(request.id(), TOO_MANY_REQUESTS.because(refusal.sentence()));
        return new Answer.Now(429, json, refusal.retryAfterSeconds());
      }
      if (failure instanceof UnavailableException) {
        return Answer.away(request.id());
      }
      if (failure instanceof MissingCapability mute) {
        return Answer.refused(request.id(), refusal(mute, manner.version()));
      }
      if (failure instanceof JsonRpcException refusal) {
        return Answer.refused(request.id(), refusal);
      }
      if (failure instanceof WorkCancelledException) {
        // A request that was cancelled is not answered any more.
        return Answer.accepted();
      }
      return Answer.refused(request.id(), INTERNAL_ERROR.inBand("Something went wrong here."));
    }
  }
}
