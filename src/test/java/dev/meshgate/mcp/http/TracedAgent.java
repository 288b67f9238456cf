package dev.meshgate.mcp.http;

import dev.meshgate.agents.AgentCard;
import dev.meshgate.agents.AgentReply;
import dev.meshgate.agents.AgentRequest;
import dev.meshgate.agents.LocalAgent;
import dev.meshgate.platform.work.Work;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** An agent that tells which trace its work is part of. */
@ApplicationScoped
public class TracedAgent implements LocalAgent {

  @Override
  public AgentCard card() {
    return new AgentCard("traced", "Traced", "custom", "It is watched.", List.of("tracing"));
  }

  @Override
  public AgentReply run(AgentRequest request, Work work) {
    return AgentReply.text(String.valueOf(work.trace().headers()));
  }
}
