package dev.meshgate.mcp.http;

import dev.meshgate.agents.AgentCard;
import dev.meshgate.agents.AgentReply;
import dev.meshgate.agents.AgentRequest;
import dev.meshgate.agents.LocalAgent;
import dev.meshgate.platform.work.Work;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** An agent that takes half a minute. To a task that asks for quiet it says nothing meanwhile. */
@ApplicationScoped
public class PatientAgent implements LocalAgent {

  private static final int STEPS = 300;

  @Override
  public AgentCard card() {
    return new AgentCard("patient", "Patient", "custom", "It takes long.", List.of("patience"));
  }

  @Override
  public AgentReply run(AgentRequest request, Work work) {
    for (int step = 0; step < STEPS; step++) {
      if (!request.task().contains("quiet")) {
        work.report(step, STEPS, "Step " + step);
      }
      work.stopIfCancelled();
      await();
    }
    return AgentReply.text("Done.");
  }

  private static void await() {
    try {
      if (new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("nobody counts it down");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
