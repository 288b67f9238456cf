package dev.meshgate.agents.remote;

import dev.meshgate.agents.AgentRequest;
import dev.meshgate.platform.work.Work;

/** Speaks one protocol. */
interface Adapter {

  Protocol protocol();

  /** Gives the task to the agent, and returns at once. */
  Turn begin(Endpoint endpoint, AgentRequest request, Work work);
}
