package dev.meshgate.agents.registry;

import dev.meshgate.agents.AgentException;

/** The agent has no place for another task, or is being left alone: another could take it. */
class BusyAgentException extends AgentException {

  private static final long serialVersionUID = 1L;

  BusyAgentException(String message) {
    super(message);
  }

  @Override
  public boolean mayBeTriedElsewhere() {
    return true;
  }
}
