package dev.meshgate.agents.remote;

import dev.meshgate.agents.AgentException;
import dev.meshgate.agents.AgentReply;
import dev.meshgate.agents.AgentRequest;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.egress.Answer;
import dev.meshgate.platform.egress.Call;
import dev.meshgate.platform.egress.Wire;
import dev.meshgate.platform.work.Work;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Agent2Agent over JSON-RPC. An answer comes as a stream where the agent has one; where that breaks
 * off, and where there is none, the task is asked for until it has ended.
 */
@ApplicationScoped
class A2a implements Adapter {

  private static final Executor IN_A_SECOND =
      CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, Runnable::run);

  @Inject Wire wire;
  @Inject AgentCardFetch cards;

  @Override
  public Protocol protocol() {
    return Protocol.A2A;
  }

  @Override
  public CompletableFuture<Optional<Described>> describe(URI uri, Map<String, String> credentials) {
    return cards.at(uri, credentials);
  }

  @Override
  public Turn begin(Endpoint endpoint, AgentRequest request, Work work) {
    return new Conversation(endpoint, request, work).begin();
  }

  /** One task. */
  private final class Conversation {

    private final Endpoint endpoint;
    private final A2aWords words;
    private final AgentRequest request;
    private final Map<String, String> headers;
    private final A2aTask task;
    private final CompletableFuture<AgentReply> reply = new CompletableFuture<>();
    private volatile CompletableFuture<Answer> listening = new CompletableFuture<>();

    Conversation(Endpoint endpoint, AgentRequest request, Work work) {
      this.endpoint = endpoint;
      this.words = A2aWords.of(endpoint.dialect());
      this.request = request;
      this.task = new A2aTask(work);
      headers = Told.headers(endpoint, work);
      headers.put(A2aWords.VERSION, endpoint.dialect());
    }

    Turn begin() {
      listen(
          wire.send(
              call(
                  words.send(endpoint.streams()),
                  words.message(Told.words(endpoint, request), endpoint.streams())),
              event -> hear(event.data())));
      return new Turn(reply, this::cancel);
    }

    private void listen(CompletableFuture<Answer> answer) {
      listening = answer;
      var unused = answer.whenComplete(this::goOn);
    }

    private Call call(String method, JsonObject params) {
      var body =
          Json.object()
              .add("jsonrpc", "2.0")
              .add("id", 1)
              .add("method", method)
              .add("params", params)
              .build();
      return Call.post(endpoint.uri(), headers, body.toString());
    }

    private void hear(String text) {
      try {
        var said = Json.readObject(text);
        if (said.containsKey("error")) {
          reply.completeExceptionally(refused(Told.object(said, "error")));
        } else {
          task.hear(Told.object(said, "result"));
        }
        endIfEnded();
      } catch (JsonException | ClassCastException e) {
        reply.completeExceptionally(
            new UnreachableAgentException("The agent sent something that is not JSON-RPC."));
      } catch (AgentException e) {
        reply.completeExceptionally(e);
      }
    }

    private AgentException refused(JsonObject error) {
      return new AgentException("The agent refused: " + Told.text(error, "message"));
    }

    private void endIfEnded() {
      if (task.hasEnded()) {
        reply.complete(task.reply());
        listening.cancel(true);
      }
    }

    /** A stream that broke off, or none: whoever has the task's name can ask on. */
    private void goOn(@Nullable Answer answer, @Nullable Throwable failure) {
      if (reply.isDone()) {
        return;
      }
      if (failure != null || answer == null) {
        if (task.id().isEmpty()) {
          reply.completeExceptionally(
              failure == null ? new UnreachableAgentException("The agent broke off.") : failure);
        } else {
          askAgain();
        }
        return;
      }
      if (!answer.body().isEmpty()) {
        hear(answer.body());
      }
      if (!reply.isDone()) {
        if (task.id().isEmpty()) {
          reply.completeExceptionally(
              new UnreachableAgentException("The agent answered " + answer.status() + "."));
        } else {
          askAgain();
        }
      }
    }

    private void askAgain() {
      IN_A_SECOND.execute(
          () -> {
            if (!reply.isDone()) {
              listen(wire.send(call(words.get(), words.named(task.id())), event -> {}));
            }
          });
    }

    private void cancel() {
      var id = task.id();
      if (!id.isEmpty()) {
        var unused = wire.send(call(words.cancel(), words.named(id)), event -> {});
      }
      reply.cancel(false);
      listening.cancel(true);
    }
  }
}
