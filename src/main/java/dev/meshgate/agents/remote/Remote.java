package dev.meshgate.agents.remote;

import dev.meshgate.agents.AgentException;
import dev.meshgate.agents.AgentReply;
import dev.meshgate.agents.AgentRequest;
import dev.meshgate.platform.egress.Call;
import dev.meshgate.platform.egress.EgressException;
import dev.meshgate.platform.egress.Wire;
import dev.meshgate.platform.work.Work;
import dev.meshgate.platform.work.WorkCancelledException;
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

  private static final int LISTEN_MILLIS = 100;

  @Inject Wire wire;
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
      return answer.get(TELLING.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (Conversation.bare(e.getCause()) instanceof UndescribedException undescribed) {
        throw undescribed;
      }
      throw refused(e);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new EgressException("its server did not answer in time");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EgressException("nobody waits any more");
    }
  }

  /**
   * Whether anybody answers there, whatever they say.
   *
   * @throws EgressException when not
   */
  public void reach(URI uri, Map<String, String> credentials) throws EgressException {
    await(wire.send(Call.get(uri, credentials), event -> {}));
  }

  private static <T> T await(CompletableFuture<T> answer) throws EgressException {
    try {
      return answer.get(LOOKING.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new EgressException("its server did not answer in time");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EgressException("nobody waits any more");
    } catch (ExecutionException e) {
      throw refused(e);
    }
  }

  private static EgressException refused(ExecutionException failure) {
    return Conversation.bare(failure.getCause()) instanceof EgressException refused
        ? refused
        : new EgressException("its server answered something that cannot be read");
  }

  /**
   * Gives a task to an agent and waits for what comes of it.
   *
   * @throws UnreachableAgentException when the agent cannot be spoken with
   * @throws AgentException when it failed
   * @throws WorkCancelledException when nobody wants it any more; the agent has been told
   */
  public AgentReply run(Endpoint endpoint, AgentRequest request, Work work) {
    var relay = new Relay(work);
    var turn =
        Objects.requireNonNull(adapters.get(endpoint.protocol())).begin(endpoint, request, relay);
    var end = System.nanoTime() + endpoint.timeout().toNanos();
    while (true) {
      try {
        return turn.reply().get(LISTEN_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        relay.pass();
        if (work.isCancelled()) {
          turn.cancel().run();
          throw new WorkCancelledException();
        }
        if (System.nanoTime() > end) {
          turn.cancel().run();
          throw new AgentException(
              "The agent was not done within "
                  + endpoint.timeout().toSeconds()
                  + " seconds. Ask for less, or have its owner raise timeout_seconds.");
        }
      } catch (InterruptedException e) {
        turn.cancel().run();
        Thread.currentThread().interrupt();
        throw new WorkCancelledException();
      } catch (ExecutionException e) {
        throw failure(e.getCause());
      }
    }
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
