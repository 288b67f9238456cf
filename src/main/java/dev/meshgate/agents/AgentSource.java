package dev.meshgate.agents;

import java.util.List;

/** Somebody who knows agents that are not beans of this process. */
public interface AgentSource {

  /** The agents that a person may use. */
  List<Agent> visibleTo(String subject);
}
