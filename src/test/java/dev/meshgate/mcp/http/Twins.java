package dev.meshgate.mcp.http;

import dev.meshgate.agents.Agent;
import dev.meshgate.agents.AgentCard;
import dev.meshgate.agents.AgentReply;
import dev.meshgate.agents.AgentRequest;
import dev.meshgate.agents.LocalAgent;
import dev.meshgate.platform.work.Work;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.util.List;

/** Two agents between which nothing decides but their names. */
@Dependent
public class Twins {

  @Produces
  Agent castor() {
    return new Twin("castor");
  }

  @Produces
  Agent pollux() {
    return new Twin("pollux");
  }

  private record Twin(String id) implements LocalAgent {

    @Override
    public AgentCard card() {
      return new AgentCard(id, id, "custom", "It is a twin.", List.of("twinning"));
    }

    @Override
    public AgentReply run(AgentRequest request, Work work) {
      return AgentReply.text("It was " + id + ".");
    }
  }
}
