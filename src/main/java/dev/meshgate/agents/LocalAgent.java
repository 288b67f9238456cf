package dev.meshgate.agents;

import dev.meshgate.platform.work.Work;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** An agent that does its work in this process, on the thread of whoever gives it. */
public interface LocalAgent extends Agent {

  /**
   * Does the task. Reports between its steps, and ends when nobody wants the answer any more.
   *
   * @throws AgentException when the task cannot be done, with what the caller can do about it
   * @throws dev.meshgate.platform.work.WorkCancelledException when the work was cancelled
   */
  AgentReply run(AgentRequest request, Work work);

  @Override
  default CompletionStage<AgentReply> begin(AgentRequest request, Work work) {
    return CompletableFuture.completedFuture(run(request, work));
  }
}
