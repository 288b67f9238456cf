package dev.meshgate.agents.remote;

import dev.meshgate.agents.AgentRequest;
import dev.meshgate.platform.work.Work;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Speaks one protocol. */
interface Adapter {

  Protocol protocol();

  /**
   * What the agent at that address tells of itself; empty where nobody is there who speaks so. It
   * ends with an {@link UndescribedException} where it cannot be said which agent is meant.
   */
  default CompletableFuture<Optional<Described>> describe(
      URI uri, Map<String, String> credentials) {
    return CompletableFuture.completedFuture(Optional.empty());
  }

  /**
   * Gives the task to the agent, and returns at once. As soon as the agent says by what name it can
   * be asked after, {@link Work#givenTo} is told.
   */
  Turn begin(Endpoint endpoint, AgentRequest request, Work work);

  /**
   * Waits on for a task that a server which is no more had given to the agent.
   *
   * @param handle what {@link Work#givenTo} was told
   * @return empty where the protocol has no way to do so
   */
  default Optional<Turn> resume(Endpoint endpoint, String handle, Work work) {
    return Optional.empty();
  }

  /**
   * Whether a task may be given a second time when nobody knows what became of the first, because
   * the server that gave it is no more and {@link #resume} cannot ask.
   */
  default boolean mayRepeat() {
    return true;
  }
}
