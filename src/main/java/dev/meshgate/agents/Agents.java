package dev.meshgate.agents;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The agents that can be given work. */
@ApplicationScoped
public class Agents {

  private List<Agent> inProcess = List.of();
  private List<AgentSource> sources = List.of();
  private final Turns turns = new Turns();

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

  /** Whether that id is of an agent of this process, or kept for one. */
  public boolean isKept(String id) {
    return inProcess.stream().anyMatch(agent -> agent.card().id().equals(id))
        || sources.stream().anyMatch(source -> source.keepsForItself(id));
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
    return Routing.choose(visibleTo(request.subject()), request, turns);
  }

  /**
   * Gives a task to the agent that the caller named, whatever its words say.
   *
   * @throws NoAgentException when there is none of that id, with those that there are, or when it
   *     lacks a capability that is required
   */
  public Route named(AgentRequest request, String id) {
    return Routing.named(
        find(request.subject(), id)
            .orElseThrow(() -> new NoAgentException(unknown(request.subject(), id))),
        request);
  }

  /** What is wrong with the id of an agent that there is not, or not for this person. */
  public String unknown(String subject, String id) {
    var known =
        visibleTo(subject).stream()
            .map(agent -> agent.card().id())
            .collect(Collectors.joining(", "));
    return "There is no agent '" + id + "'. Agents here: " + known + ".";
  }

  /**
   * Chooses anew after an agent failed, among those that were not tried and by the same rules.
   *
   * @param failed what was chosen before
   * @param tried the ids of agents that are not to be asked again; that of {@code failed} counts as
   *     tried
   * @return empty where no other agent fits, and where the caller had named the one that failed
   */
  public Optional<Route> next(Route failed, AgentRequest request, Set<String> tried) {
    if (failed.strategy() == Strategy.NAMED) {
      return Optional.empty();
    }
    var others = new ArrayList<>(visibleTo(request.subject()));
    others.removeIf(
        agent ->
            tried.contains(agent.card().id())
                || agent.card().id().equals(failed.agent().card().id()));
    try {
      return Optional.of(Routing.choose(others, request, turns));
    } catch (NoAgentException e) {
      // Whoever retries tells of the failure, which says more.
      return Optional.empty();
    }
  }
}
