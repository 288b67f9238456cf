package dev.meshgate.agents;

/** No agent here can take the task. The message says what was asked for and what there is. */
public class NoAgentException extends AgentException {

  private static final long serialVersionUID = 1L;

  public NoAgentException(String message) {
    super(message);
  }
}
