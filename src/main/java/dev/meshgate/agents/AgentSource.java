package dev.meshgate.agents;

import java.util.List;

/** Somebody who knows agents that are not beans of this process. */
public interface AgentSource {

  /** The agents that a person may use. */
  List<Agent> visibleTo(String subject);

  /** Whether an id is of its own, so that nobody else's agent may have it. */
  default boolean keepsForItself(String id) {
    return false;
  }
}
