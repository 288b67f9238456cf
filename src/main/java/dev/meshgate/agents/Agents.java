package dev.meshgate.agents;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The agents that can be given work. */
@ApplicationScoped
public class Agents {

  private List<Agent> inProcess = List.of();
  private List<AgentSource> sources = List.of();

  /** For the container. */
  public Agents() {}

  @Inject
  void wake(@Any Instance<Agent> beans, @Any Instance<AgentSource> others) {
    inProcess = sorted(beans);
    sources = others.stream().toList();
  }

  /** A collection of known agents, for tests and for rooms that need no container. */
  public static Agents of(Iterable<Agent> agents) {
    var made = new Agents();
    made.inProcess = sorted(agents);
    return made;
  }

  private static List<Agent> sorted(Iterable<Agent> agents) {
    return sorted(StreamSupport.stream(agents.spliterator(), false));
  }

  private static List<Agent> sorted(Stream<Agent> agents) {
    return agents.sorted(Comparator.comparing((Agent agent) -> agent.card().id())).toList();
  }

  /** The agents that a person may use, by id. Those of this process are for everybody. */
  public List<Agent> visibleTo(String subject) {
    return sorted(
        Stream.concat(
            inProcess.stream(),
            sources.stream().flatMap(source -> source.visibleTo(subject).stream())));
  }

  /** Whether an agent of this process has that id. */
  public boolean isInProcess(String id) {
    return inProcess.stream().anyMatch(agent -> agent.card().id().equals(id));
  }

  /** The agent of that id, if the person may use it. */
  public Optional<Agent> find(String subject, String id) {
    return visibleTo(subject).stream().filter(agent -> agent.card().id().equals(id)).findFirst();
  }

  /**
   * The cards of agents to choose from. Who looks around wants to see much, so one of the
   * capabilities is enough; routing asks for all.
   *
   * @param framework only agents made with it; null for all
   */
  public List<AgentCard> discover(
      String subject, @Nullable String framework, List<String> capabilities) {
    return visibleTo(subject).stream()
        .map(Agent::card)
        .filter(card -> framework == null || card.framework().equalsIgnoreCase(framework.trim()))
        .filter(card -> capabilities.isEmpty() || capabilities.stream().anyMatch(card::offers))
        .toList();
  }

  /**
   * Chooses the agent for a task.
   *
   * @throws NoAgentException when none fits
   */
  public Route route(AgentRequest request) {
    return Routing.choose(visibleTo(request.subject()), request);
  }
}
