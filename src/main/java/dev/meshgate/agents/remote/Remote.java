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
  private static final int LISTEN_MILLIS = 100;

  @Inject Wire wire;
  @Inject AgentCardFetch cards;
  private final Map<Protocol, Adapter> adapters = new EnumMap<>(Protocol.class);

  @Inject
  void know(@Any Instance<Adapter> all) {
    all.forEach(adapter -> adapters.put(adapter.protocol(), adapter));
  }

  /**
   * What the agent at that address tells of itself, if it does.
   *
   * @throws EgressException when nobody answers there
   */
  public Optional<Described> describe(URI uri, Map<String, String> credentials)
      throws EgressException {
    return await(cards.at(uri, credentials));
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
      if (e.getCause() instanceof EgressException refused) {
        throw refused;
      }
      throw new EgressException("its server answered something that cannot be read");
    }
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
