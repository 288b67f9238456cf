package dev.meshgate.mcp.legacy;

import static dev.meshgate.mcp.JsonRpcError.INVALID_REQUEST;

import dev.meshgate.mcp.Answer;
import dev.meshgate.mcp.JsonRpcError.JsonRpcException;
import dev.meshgate.mcp.JsonRpcMessage;
import dev.meshgate.mcp.ModernEra;
import dev.meshgate.mcp.ProtocolVersion;
import dev.meshgate.mcp.Running;
import dev.meshgate.oauth.bearer.InsufficientScopeException;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/**
 * Several messages in one post, which 2025-03-26 alone allows (JSON-RPC 2.0 §6). They are answered
 * in their order, in one array.
 */
record Batch(Legacy legacy, LegacyPost post) {

  /** Each element is work; an unbounded batch would step around the limits of one request. */
  private static final int MOST = 50;

  Answer answer(JsonArray batch) {
    if (batch.isEmpty() || batch.size() > MOST) {
      throw INVALID_REQUEST.because("A batch holds 1 to " + MOST + " messages.");
    }
    if (post.version().isSince(ProtocolVersion.V2025_06_18)) {
      throw INVALID_REQUEST.because("Batches were removed from MCP in 2025-06-18.");
    }
    batch.forEach(this::refuseWhatScopesForbid);
    var answers = batch.stream().map(this::one).toList();
    if (answers.stream().noneMatch(Answer.Later.class::isInstance)) {
      return together(answers.stream().map(Answer.Now.class::cast).toList());
    }
    return new Answer.Later(running -> all(answers, running), true, false);
  }

  /** A refusal speaks for the whole post, so it must come before the first call is made. */
  private void refuseWhatScopesForbid(JsonValue element) {
    if (!(element instanceof JsonObject message)
        || !(message.get("method") instanceof JsonString method)) {
      return;
    }
    legacy.refuseWhatScopesForbid(post, method.getString());
    if (method.getString().equals("tools/call")
        && message.get("params") instanceof JsonObject params
        && params.get("name") instanceof JsonString name) {
      post.post()
          .tools()
          .find(name.getString())
          .map(tool -> tool.description().scopes())
          .filter(needed -> !post.caller().scopes().containsAll(needed))
          .ifPresent(
              needed -> {
                throw new InsufficientScopeException(needed);
              });
    }
  }

  private Answer one(JsonValue element) {
    try {
      var message = JsonRpcMessage.of(element);
      if ("initialize".equals(message.method())) {
        throw INVALID_REQUEST.because("initialize must not be part of a batch.");
      }
      if (ModernEra.claims(message)) {
        throw INVALID_REQUEST.because("A request of 2026-07-28 must be posted alone.");
      }
      return legacy.answer(post, message);
    } catch (JsonRpcException refusal) {
      return Answer.refused(JsonRpcMessage.idOf(element), refusal);
    }
  }

  private static CompletionStage<Answer.Now> all(List<Answer> answers, Running running) {
    CompletionStage<List<Answer.Now>> all = CompletableFuture.completedFuture(new ArrayList<>());
    for (var answer : answers) {
      all =
          all.thenCompose(
              before -> {
                var next =
                    answer instanceof Answer.Later later
                        ? later.job().apply(new Running(running::tell))
                        : CompletableFuture.completedFuture((Answer.Now) answer);
                return next.thenApply(
                    now -> {
                      before.add(now);
                      return before;
                    });
              });
    }
    return all.thenApply(Batch::together);
  }

  private static Answer.Now together(List<Answer.Now> answers) {
    var messages = answers.stream().map(Answer.Now::json).filter(Objects::nonNull).toList();
    return messages.isEmpty()
        ? Answer.accepted()
        : Answer.ok(messages.stream().collect(Collectors.joining(",", "[", "]")));
  }
}
