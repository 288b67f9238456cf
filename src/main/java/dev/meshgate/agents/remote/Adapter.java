package dev.meshgate.agents.remote;

import dev.meshgate.agents.AgentRequest;
import dev.meshgate.platform.work.Work;
import java.util.Optional;

/** Speaks one protocol. */
interface Adapter {

  Protocol protocol();

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
}
