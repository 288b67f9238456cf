package dev.meshgate.agents.remote;

import dev.meshgate.agents.AgentReply;
import dev.meshgate.platform.egress.Answer;
import dev.meshgate.platform.egress.Call;
import dev.meshgate.platform.egress.EgressException;
import dev.meshgate.platform.egress.ServerEvent;
import dev.meshgate.platform.egress.Wire;
import dev.meshgate.platform.work.Stages;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One task on the wire: request after request, until there is a reply or nobody wants one. No
 * thread waits for any of them.
 */
final class Conversation {

  private static final Executor IN_A_SECOND =
      CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, Runnable::run);

  /** How often in a row somebody may be away before they are given up. */
  private static final int PATIENCE = 60;

  /** What proxies say whose server is gone for now (RFC 9110 §15.6). */
  private static final Set<Integer> AWAY = Set.of(502, 503, 504);

  /** How a request ended: with an answer, or with a failure. */
  record Outcome(@Nullable Answer answer, @Nullable Throwable failure) {

    /** Whether nobody could be asked. */
    boolean isRefused() {
      return failure != null && Stages.cause(failure) instanceof EgressException;
    }

    /** What the chain of futures goes on with where it cannot go on. */
    <T> CompletableFuture<T> failed() {
      return CompletableFuture.failedFuture(
          failure == null ? new UnreachableAgentException("The agent broke off.") : failure);
    }
  }

  private final Wire wire;
  private final CompletableFuture<AgentReply> reply = new CompletableFuture<>();
  private int away;
  private volatile CompletableFuture<Answer> current = new CompletableFuture<>();

  Conversation(Wire wire) {
    this.wire = wire;
  }

  CompletableFuture<Answer> ask(Call call) {
    return ask(call, head -> {}, event -> {});
  }

  /** The next request. There is none after the reply. */
  CompletableFuture<Answer> ask(Call call, Consumer<Answer> head, Consumer<ServerEvent> listener) {
    if (reply.isDone()) {
      return CompletableFuture.failedFuture(new CancellationException());
    }
    var answer = wire.send(call, head, listener);
    current = answer;
    if (reply.isDone()) {
      answer.cancel(true);
    }
    return answer;
  }

  /** Asks each second anew while nobody is there, as when a server is started again. */
  CompletableFuture<Answer> askPatiently(Call call) {
    return ask(call).handle(Outcome::new).thenCompose(outcome -> orAgain(outcome, call));
  }

  private CompletableFuture<Answer> orAgain(Outcome outcome, Call call) {
    var answer = outcome.answer();
    if (answer != null && !AWAY.contains(answer.status())) {
      away = 0;
      return CompletableFuture.completedFuture(answer);
    }
    away++;
    if (away < PATIENCE && (answer != null || outcome.isRefused())) {
      return pause().thenCompose(nothing -> askPatiently(call));
    }
    return answer == null ? outcome.failed() : CompletableFuture.completedFuture(answer);
  }

  /** Says something beside it all, and waits for no answer. */
  void tell(Call call) {
    var unused = wire.send(call, event -> {});
  }

  /** The same twice, and the second when the first has been heard. */
  void tell(Call first, Call second) {
    var unused = wire.send(first, event -> {}).whenComplete((answer, failure) -> tell(second));
  }

  /** The second until an agent is asked again. */
  static CompletableFuture<Void> pause() {
    return CompletableFuture.runAsync(() -> {}, IN_A_SECOND);
  }

  /** The turn that ends as the last request of it does. */
  Turn endingAs(CompletableFuture<AgentReply> outcome, Runnable cancel) {
    var unused =
        outcome.whenComplete(
            (answer, failure) -> {
              if (failure == null) {
                reply.complete(answer);
              } else {
                reply.completeExceptionally(Stages.cause(failure));
              }
            });
    return new Turn(
        reply,
        () -> {
          reply.cancel(false);
          cancel.run();
        });
  }

  /** Closes the connection of the request that is under way. */
  void leave() {
    current.cancel(true);
  }
}
