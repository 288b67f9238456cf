package dev.meshgate.agents;

import java.util.List;

/**
 * An agent as people and models see it.
 *
 * @param id lower case with hyphens, unique here
 * @param framework what it was built with: {@code builtin}, {@code langchain}, {@code crewai},
 *     {@code autogen}, {@code custom} or another word
 * @param description one or two sentences for whoever chooses: what to give it, what comes back
 * @param capabilities as the agent's owner spelled them
 */
public record AgentCard(
    String id, String name, String framework, String description, List<String> capabilities) {

  public AgentCard {
    if (id.isBlank() || name.isBlank() || framework.isBlank()) {
      throw new IllegalArgumentException("an agent has an id, a name and a framework");
    }
    capabilities = List.copyOf(capabilities);
  }

  /** Whether this agent offers a capability, however it is spelled. */
  public boolean offers(String capability) {
    return capabilities.stream().anyMatch(offered -> Capability.same(offered, capability));
  }
}
