package dev.meshgate.agents;

import dev.meshgate.platform.work.Work;
import java.util.concurrent.CompletionStage;

/** Somebody who can be given a task. A bean of this type is found and listed by {@link Agents}. */
public interface Agent {

  /** Who this is and what it can do. It does not change while the agent is registered. */
  AgentCard card();

  /**
   * How well this agent fits a task. It is asked for every task, so it looks and does not work.
   * Without knowledge of its own an agent is judged by its card, beside the cards of the others.
   */
  default Suitability suits(AgentRequest request) {
    return Suitability.ofCard();
  }

  /** How it is at this moment. It is asked for every task, so it looks and does not work. */
  default Standing standing() {
    return Standing.AT_HOME;
  }

  /**
   * Begins the task. The stage ends with the answer, or with an {@link AgentException} that says
   * what the caller can do about it, or a {@link
   * dev.meshgate.platform.work.WorkCancelledException}; what is thrown at once counts as the same.
   */
  CompletionStage<AgentReply> begin(AgentRequest request, Work work);

  /**
   * Goes on with a task that a server which is no more had begun. Without knowledge of its own an
   * agent begins it anew.
   *
   * @param handle what {@link Work#givenTo} was told last; empty if it was told nothing
   */
  default CompletionStage<AgentReply> resume(String handle, AgentRequest request, Work work) {
    return begin(request, work);
  }
}
