package dev.meshgate.mcp.legacy;

import static dev.meshgate.mcp.JsonRpcError.INVALID_REQUEST;

import dev.meshgate.mcp.JsonRpc;
import dev.meshgate.mcp.JsonRpcMessage;
import dev.meshgate.mcp.Running;
import dev.meshgate.mcp.ask.Question;
import dev.meshgate.mcp.tool.ToolFailure;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.Secret;
import dev.meshgate.platform.bulletin.Bulletins;
import dev.meshgate.platform.bulletin.Heard;
import dev.meshgate.platform.work.WorkCancelledException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Requests of ours to clients before 2026-07-28: sent on the stream of a call, answered by a post
 * of their own, which may reach another node.
 */
@ApplicationScoped
public class Inquiries {

  private static final String KIND = "mcp answer";

  /** A person who is asked something may be away for a moment. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Map<Key, CompletableFuture<JsonObject>> open = new ConcurrentHashMap<>();

  @Inject Bulletins bulletins;

  /** A request of ours belongs to one session. */
  private record Key(String session, String id) {}

  /** Asks all of that, and waits for all of it without holding a thread. */
  CompletionStage<Map<String, JsonObject>> ask(
      Session session, List<Question> questions, Running running) {
    var answers = new ConcurrentHashMap<String, JsonObject>();
    var all =
        questions.stream()
            .map(
                question ->
                    ask(session, question, running)
                        .thenAccept(answer -> answers.put(question.key(), answer)))
            .toArray(CompletableFuture<?>[]::new);
    return CompletableFuture.allOf(all).thenApply(nothing -> new HashMap<>(answers));
  }

  private CompletableFuture<JsonObject> ask(Session session, Question question, Running running) {
    var key = new Key(session.hash(), Secret.opaqueId("ask_"));
    var answer = new CompletableFuture<JsonObject>();
    open.put(key, answer);
    running.whenCancelled(() -> answer.completeExceptionally(new WorkCancelledException()));
    running.tell(JsonRpc.request(key.id(), question.method(), question.params().toString()));
    return answer
        .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
        .whenComplete((given, thrown) -> open.remove(key));
  }

  /** Takes a response that a client of that session posted. */
  void answered(Session session, JsonRpcMessage response) {
    if (!(response.whole().get("id") instanceof JsonString id)) {
      return;
    }
    if (take(new Key(session.hash(), id.getString()), response.whole())) {
      return;
    }
    var body = response.whole().toString();
    if (body.length() > Heard.LONGEST_BODY) {
      throw INVALID_REQUEST.because("The response is too long.");
    }
    bulletins.post(new Heard(KIND, id.getString(), session.hash(), body));
  }

  void hear(@Observes Heard said) {
    if (said.kind().equals(KIND) && said.body() != null && !open.isEmpty()) {
      take(new Key(String.valueOf(said.audience()), said.topic()), Json.readObject(said.body()));
    }
  }

  private boolean take(Key key, JsonObject response) {
    var waiting = open.get(key);
    if (waiting == null) {
      return false;
    }
    if (response.get("result") instanceof JsonObject result) {
      waiting.complete(result);
    } else {
      waiting.completeExceptionally(new ToolFailure(refused(response)));
    }
    return true;
  }

  private static String refused(JsonObject response) {
    var why =
        response.get("error") instanceof JsonObject error
                && error.get("message") instanceof JsonString message
            ? ": " + message.getString()
            : ".";
    return "The client did not answer what it was asked in the middle of the call" + why;
  }
}
