package dev.meshgate.agents.remote;

import dev.meshgate.agents.AgentException;

/** The agent did not answer, or not as its protocol says: another could be tried. */
public class UnreachableAgentException extends AgentException {

  private static final long serialVersionUID = 1L;

  UnreachableAgentException(String message) {
    super(message);
  }

  @Override
  public boolean mayBeTriedElsewhere() {
    return true;
  }
}
