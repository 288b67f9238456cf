package dev.meshgate.agents;

import dev.meshgate.platform.work.Work;

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
   * Does the task. Reports between its steps, and ends when nobody wants the answer any more.
   *
   * @throws AgentException when the task cannot be done, with what the caller can do about it
   * @throws dev.meshgate.platform.work.WorkCancelledException when the work was cancelled
   */
  AgentReply run(AgentRequest request, Work work);
}
