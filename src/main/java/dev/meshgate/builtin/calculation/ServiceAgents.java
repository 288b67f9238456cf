package dev.meshgate.builtin.calculation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.meshgate.agents.Agent;
import dev.meshgate.agents.AgentSource;
import dev.meshgate.services.Calculations;
import dev.meshgate.services.Edition;
import dev.meshgate.services.Services;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Every calculation service that a person may use is an agent for them. */
@ApplicationScoped
class ServiceAgents implements AgentSource {

  private static final int MOST_REMEMBERED = 1_000;

  private final Cache<String, Agent> made =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

  @Inject Services services;
  @Inject Calculations calculations;

  @Override
  public List<Agent> visibleTo(String subject) {
    return services.editionsFor(subject).stream().map(this::agent).toList();
  }

  @Override
  public boolean keepsForItself(String id) {
    return id.startsWith(ServiceAgent.PREFIX);
  }

  private Agent agent(Edition edition) {
    return made.get(edition.key(), key -> new ServiceAgent(edition, calculations));
  }
}
