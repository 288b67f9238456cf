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
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Agent2Agent, over JSON-RPC or HTTP+JSON. An answer comes as a stream where the agent has one;
 * where that breaks off, and where there is none, the task is asked for until it has ended.
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
    return new Errand(endpoint, work).begin(Told.words(endpoint, request));
  }

  @Override
  public Optional<Turn> resume(Endpoint endpoint, String handle, Work work) {
    return Optional.of(new Errand(endpoint, work).resume(handle));
  }

  /** One task. */
  private final class Errand {

    private final Endpoint endpoint;
    private final A2aBinding binding;
    private final A2aTask task;
    private final CompletableFuture<AgentReply> reply = new CompletableFuture<>();
    private volatile CompletableFuture<Answer> listening = new CompletableFuture<>();

    Errand(Endpoint endpoint, Work work) {
      this.endpoint = endpoint;
      this.task = new A2aTask(work);
      var headers = Told.headers(endpoint, work);
      headers.put(A2aWords.VERSION, A2aWords.version(endpoint.dialect()));
      binding = A2aBinding.of(endpoint, headers);
    }

    Turn begin(String words) {
      listen(binding.send(words, endpoint.streams()), false);
      return new Turn(reply, this::cancel);
    }

    /** Listens again; an agent that has no stream, or not of this task any more, is asked. */
    Turn resume(String id) {
      task.isNamed(id);
      listen(endpoint.streams() ? binding.subscribe(id) : binding.get(id), endpoint.streams());
      return new Turn(reply, this::cancel);
    }

    private void listen(Call call, boolean mayBeRefused) {
      var answer = wire.send(call, event -> hear(event.data(), mayBeRefused));
      listening = answer;
      var unused = answer.whenComplete((said, failure) -> goOn(said, failure, mayBeRefused));
    }

    private void hear(String text, boolean mayBeRefused) {
      try {
        var said = Json.readObject(text);
        if (!said.containsKey("error")) {
          task.hear(binding.result(said));
        } else if (!mayBeRefused) {
          reply.completeExceptionally(
              new AgentException("The agent refused: " + Told.reason(text)));
        }
        endIfEnded();
      } catch (JsonException | ClassCastException e) {
        reply.completeExceptionally(
            new UnreachableAgentException("The agent sent something that is not A2A."));
      } catch (AgentException e) {
        reply.completeExceptionally(e);
      }
    }

    private void endIfEnded() {
      if (task.hasEnded()) {
        reply.complete(task.reply());
        listening.cancel(true);
      }
    }

    /** A stream that broke off, or none: whoever has the task's name can ask on. */
    private void goOn(@Nullable Answer answer, @Nullable Throwable failure, boolean mayBeRefused) {
      if (reply.isDone()) {
        return;
      }
      if (answer != null && !answer.body().isEmpty() && answer.isFine()) {
        hear(answer.body(), mayBeRefused);
      }
      if (reply.isDone()) {
        return;
      }
      var refused = answer != null && !answer.isFine() && answer.status() < 500;
      if (!task.id().isEmpty() && (!refused || mayBeRefused)) {
        askAgain();
      } else {
        reply.completeExceptionally(
            answer == null
                ? Objects.requireNonNullElse(
                    failure, new UnreachableAgentException("The agent broke off."))
                : Told.refused(answer.status(), Told.reason(answer.body())));
      }
    }

    private void askAgain() {
      IN_A_SECOND.execute(
          () -> {
            if (!reply.isDone()) {
              listen(binding.get(task.id()), false);
            }
          });
    }

    private void cancel() {
      var id = task.id();
      if (!id.isEmpty()) {
        var unused = wire.send(binding.cancel(id), event -> {});
      }
      reply.cancel(false);
      listening.cancel(true);
    }
  }
}
