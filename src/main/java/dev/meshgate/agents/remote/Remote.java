package dev.meshgate.agents.remote;

import dev.meshgate.agents.AgentException;
import dev.meshgate.agents.AgentReply;
import dev.meshgate.agents.AgentRequest;
import dev.meshgate.platform.egress.Call;
import dev.meshgate.platform.egress.EgressException;
import dev.meshgate.platform.egress.Wire;
import dev.meshgate.platform.work.Stages;
import dev.meshgate.platform.work.Work;
import dev.meshgate.platform.work.WorkCancelledException;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The agents of elsewhere: who is there, and a task for one of them. */
@ApplicationScoped
public class Remote {

  private static final Duration LOOKING = Duration.ofSeconds(5);

  /** Some work out what they are only when they are asked. */
  private static final Duration TELLING = Duration.ofSeconds(12);

  /** Who tells of itself, in the order in which they are looked for. */
  private static final List<Protocol> TELLERS =
      List.of(Protocol.A2A, Protocol.LANGGRAPH, Protocol.MCP, Protocol.OPENAI);

  @Inject Wire wire;
  @Resource ManagedExecutorService threads;
  private final Map<Protocol, Adapter> adapters = new EnumMap<>(Protocol.class);

  @Inject
  void know(@Any Instance<Adapter> all) {
    all.forEach(adapter -> adapters.put(adapter.protocol(), adapter));
  }

  /**
   * What the agent at that address tells of itself, if it does.
   *
   * @param protocol what it speaks; null to find out
   * @throws EgressException when nobody answers there
   * @throws UndescribedException when it cannot be said which agent is meant
   */
  public Optional<Described> describe(
      URI uri, @Nullable Protocol protocol, Map<String, String> credentials)
      throws EgressException, UndescribedException {
    if (protocol != null) {
      return told(protocol, uri, credentials);
    }
    var first = true;
    for (var teller : TELLERS) {
      try {
        var told = told(teller, uri, credentials);
        if (told.isPresent()) {
          return told;
        }
      } catch (EgressException e) {
        // Who has answered once is there; that it cannot bear another question says nothing.
        if (first) {
          throw e;
        }
      }
      first = false;
    }
    return Optional.empty();
  }

  private Optional<Described> told(Protocol protocol, URI uri, Map<String, String> credentials)
      throws EgressException, UndescribedException {
    var answer = Objects.requireNonNull(adapters.get(protocol)).describe(uri, credentials);
    try {
      return await(answer, TELLING);
    } catch (ExecutionException e) {
      if (Stages.cause(e) instanceof UndescribedException undescribed) {
        throw undescribed;
      }
      throw refused(e);
    }
  }

  /**
   * Whether anybody answers there, whatever they say.
   *
   * @throws EgressException when not
   */
  public void reach(URI uri, Map<String, String> credentials) throws EgressException {
    try {
      await(wire.send(Call.get(uri, credentials), event -> {}), LOOKING);
    } catch (ExecutionException e) {
      throw refused(e);
    }
  }

  private static <T> T await(CompletableFuture<T> answer, Duration patience)
      throws EgressException, ExecutionException {
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new EgressException("its server did not answer in time");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EgressException("nobody waits any more");
    }
  }

  private static EgressException refused(ExecutionException failure) {
    return Stages.cause(failure) instanceof EgressException refused
        ? refused
        : new EgressException("its server answered something that cannot be read");
  }

  /**
   * Gives a task to an agent. The stage ends, on a thread that may wait, with what came of it, or
   * with an {@link UnreachableAgentException} when the agent cannot be spoken with, another {@link
   * AgentException} when it failed, and a {@link WorkCancelledException} when nobody wants it any
   * more; then the agent has been told.
   */
  public CompletableFuture<AgentReply> begin(Endpoint endpoint, AgentRequest request, Work work) {
    return attend(endpoint, work, relay -> adapter(endpoint).begin(endpoint, request, relay));
  }

  /**
   * Waits on for a task that a server which is no more had given to the agent. Where the protocol
   * has no way to do so it is given a second time, unless that could do harm.
   *
   * @param handle what the work was told; empty if it was told nothing
   */
  public CompletableFuture<AgentReply> resume(
      Endpoint endpoint, String handle, AgentRequest request, Work work) {
    return attend(
        endpoint,
        work,
        relay -> {
          var adapter = adapter(endpoint);
          var again =
              handle.isEmpty() ? Optional.<Turn>empty() : adapter.resume(endpoint, handle, relay);
          if (again.isEmpty() && !adapter.mayRepeat()) {
            throw new AgentException(
                "The server stopped while the agent was at work, and the agent cannot be asked"
                    + " whether it has done it. Look there before you give it again.");
          }
          return again.orElseGet(() -> adapter.begin(endpoint, request, relay));
        });
  }

  private Adapter adapter(Endpoint endpoint) {
    return Objects.requireNonNull(adapters.get(endpoint.protocol()));
  }

  private CompletableFuture<AgentReply> attend(
      Endpoint endpoint, Work work, Function<Relay, Turn> beginning) {
    var relay = new Relay(work, threads);
    var turn = beginning.apply(relay);
    work.whenCancelled(turn.cancel());
    return turn.reply()
        .copy()
        .orTimeout(endpoint.timeout().toMillis(), TimeUnit.MILLISECONDS)
        .handleAsync(
            (reply, failure) -> {
              relay.pass();
              return ended(endpoint, work, turn, reply, failure);
            },
            threads);
  }

  @SuppressWarnings("NullAway") // A stage hands null where there was no failure, or no reply.
  private static AgentReply ended(
      Endpoint endpoint, Work work, Turn turn, AgentReply reply, Throwable failure) {
    if (failure == null) {
      return reply;
    }
    var cause = Stages.cause(failure);
    if (work.isCancelled()) {
      throw new WorkCancelledException();
    }
    if (cause instanceof TimeoutException) {
      turn.cancel().run();
      throw new AgentException(
          "The agent was not done within "
              + endpoint.timeout().toSeconds()
              + " seconds. Ask for less, or have its owner raise timeout_seconds.");
    }
    throw failure(cause);
  }

  private static AgentException failure(@Nullable Throwable cause) {
    if (cause instanceof AgentException known) {
      return known;
    }
    if (cause instanceof EgressException refused) {
      return new UnreachableAgentException("The agent cannot be reached: " + refused.why() + ".");
    }
    return new UnreachableAgentException("The agent broke off.");
  }
}
