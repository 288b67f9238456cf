package dev.meshgate.mcp.legacy;

import static dev.meshgate.mcp.JsonRpcError.INTERNAL_ERROR;
import static dev.meshgate.mcp.JsonRpcError.METHOD_NOT_FOUND;

import dev.meshgate.mcp.Answer;
import dev.meshgate.mcp.CallTool;
import dev.meshgate.mcp.Feature;
import dev.meshgate.mcp.Features;
import dev.meshgate.mcp.JsonRpc;
import dev.meshgate.mcp.JsonRpcError.JsonRpcException;
import dev.meshgate.mcp.JsonRpcMessage;
import dev.meshgate.mcp.Manner;
import dev.meshgate.mcp.ProtocolVersion;
import dev.meshgate.mcp.Running;
import dev.meshgate.mcp.ToolWire;
import dev.meshgate.mcp.ask.Asking;
import dev.meshgate.mcp.ask.MissingCapability;
import dev.meshgate.mcp.ask.Unanswered;
import dev.meshgate.mcp.tool.ToolFailure;
import dev.meshgate.mcp.tool.ToolResult;
import dev.meshgate.platform.work.Stages;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Calls that may ask something in their middle. What 2026-07-28 does in several rounds is here a
 * request to the client on the stream of the call, and its answer begins the call anew.
 */
@Dependent
class LegacyCalls {

  private final CallTool callTool;
  private final Features features;
  private final RunningCalls running;
  private final Inquiries inquiries;

  @Inject
  LegacyCalls(CallTool callTool, Features features, RunningCalls running, Inquiries inquiries) {
    this.callTool = callTool;
    this.features = features;
    this.running = running;
    this.inquiries = inquiries;
  }

  Answer call(LegacyPost post, JsonRpcMessage message) {
    var session = post.session();
    var manner =
        new Manner(
            post.version(),
            result -> written(result, post.version()),
            post.asking(),
            session == null ? null : session.loudness(),
            (unanswered, call, again) -> ask(post, unanswered, call, again),
            null);
    var answer = callTool.answer(post.post(), message, manner);
    return answer instanceof Answer.Later later ? cancellable(post, message, later) : answer;
  }

  /** So that {@code notifications/cancelled} finds it. */
  private Answer cancellable(LegacyPost post, JsonRpcMessage message, Answer.Later later) {
    var id = String.valueOf(message.id());
    return new Answer.Later(
        call -> {
          running.add(post.caller(), id, call);
          return later
              .job()
              .apply(call)
              .whenComplete((end, thrown) -> running.remove(post.caller(), id, call));
        },
        later.streams(),
        later.goneCancels());
  }

  private CompletionStage<Answer.Now> ask(
      LegacyPost post,
      Unanswered unanswered,
      Running call,
      Function<Asking, CompletionStage<Answer.Now>> again) {
    var session = post.session();
    if (session == null || !call.isHeard()) {
      throw new ToolFailure(
          "This asks something in the middle of the call, and the client reads no stream on which"
              + " it could be asked. It must accept text/event-stream.");
    }
    return inquiries
        .ask(session, unanswered.questions(), call)
        .thenCompose(
            answers -> {
              var all = new HashMap<>(unanswered.answered());
              all.putAll(answers);
              return again.apply(post.asking().with(all));
            });
  }

  private static String written(ToolResult result, ProtocolVersion version) {
    var json = ToolWire.bufferFor(result).append('{');
    ToolWire.result(json, result, version);
    return json.append('}').toString();
  }

  /** Most prompts are said at once; only one that asks makes the answer a later one. */
  Answer prompt(LegacyPost post, JsonRpcMessage message) {
    var feature =
        features
            .find("prompts/get", post.post())
            .orElseThrow(() -> METHOD_NOT_FOUND.inBand("There are no prompts here."));
    try {
      return said(feature, post, message, post.asking());
    } catch (Unanswered unanswered) {
      return new Answer.Later(
          call ->
              ask(post, unanswered, call, more -> anew(feature, post, message, call, more))
                  .exceptionally(thrown -> failed(message, thrown)),
          true,
          false);
    } catch (MissingCapability mute) {
      throw CallTool.refusal(mute, post.version());
    }
  }

  private static Answer.Now said(
      Feature feature, LegacyPost post, JsonRpcMessage message, Asking asking) {
    var client = new Feature.Client(post.caller(), post.version(), asking);
    return Answer.ok(
        JsonRpc.result(message.id(), "{" + feature.answer(message, client).members() + "}"));
  }

  private CompletionStage<Answer.Now> anew(
      Feature feature, LegacyPost post, JsonRpcMessage message, Running call, Asking asking) {
    try {
      return CompletableFuture.completedStage(said(feature, post, message, asking));
    } catch (Unanswered unanswered) {
      return ask(post, unanswered, call, more -> anew(feature, post, message, call, more));
    } catch (JsonRpcException refusal) {
      return CompletableFuture.completedStage(Answer.refused(message.id(), refusal));
    }
  }

  private static Answer.Now failed(JsonRpcMessage message, Throwable thrown) {
    var cause = Stages.cause(thrown);
    var why =
        cause instanceof ToolFailure refused ? refused.sentence() : "Something went wrong here.";
    return Answer.refused(message.id(), INTERNAL_ERROR.inBand(why));
  }

  void answered(LegacyPost post, JsonRpcMessage response) {
    var session = post.session();
    if (session != null) {
      inquiries.answered(session, response);
    }
  }

  void notified(LegacyPost post, JsonRpcMessage message) {
    var id = message.params().get("requestId");
    if ("notifications/cancelled".equals(message.method()) && id != null) {
      running.cancel(post.caller(), id.toString());
    }
  }
}
