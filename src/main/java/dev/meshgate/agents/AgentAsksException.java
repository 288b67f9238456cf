package dev.meshgate.agents;

/**
 * An agent goes on only when a person has answered, or signed in with it. It is told at once:
 * nothing waits for an answer that may never come.
 */
public class AgentAsksException extends AgentException {

  private static final long serialVersionUID = 1L;

  private final boolean signIn;

  /**
   * Says what is asked.
   *
   * @param question in the agent's own words
   * @param signIn whether it is a sign-in that is wanted
   */
  public AgentAsksException(String question, boolean signIn) {
    super(question);
    this.signIn = signIn;
  }

  public boolean isForSignIn() {
    return signIn;
  }
}
