package dev.meshgate.agents;

import dev.meshgate.platform.work.Work;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Agents of which a test says how they fit and how they are. */
final class RoutingFixtures {

  static final Standing FRESH = new Standing(0, 1, 0, null);

  private RoutingFixtures() {}

  /** Judged by what the test says. */
  record Fitting(String id, List<String> capabilities, Suitability suitability, Standing standing)
      implements LocalAgent {

    @Override
    public AgentCard card() {
      return new AgentCard(id, "The " + id, "custom", "Does its work.", capabilities);
    }

    @Override
    public Suitability suits(AgentRequest request) {
      return suitability;
    }

    @Override
    public AgentReply run(AgentRequest request, Work work) {
      return AgentReply.text(id);
    }
  }

  static Fitting fitting(String id, double score, Standing standing) {
    return new Fitting(id, List.of("work"), Suitability.of(score, "it fits"), standing);
  }

  static Fitting fitting(String id, double score) {
    return fitting(id, score, FRESH);
  }

  static Standing load(double load) {
    return new Standing(load, 1, 0, null);
  }

  static Standing performing(double success, double millis) {
    return new Standing(0, success, millis, null);
  }

  static Standing costing(@Nullable Double cost) {
    return new Standing(0, 1, 0, cost);
  }

  static AgentRequest by(Strategy strategy) {
    return AgentRequest.of("Do the work", "ada").preferring(new Preference(strategy, null));
  }

  static String chosen(AgentRequest request, Turns turns, Agent... agents) {
    return Routing.choose(List.of(agents), request, turns).agent().card().id();
  }

  static String chosen(Strategy strategy, Agent... agents) {
    return chosen(by(strategy), new Turns(), agents);
  }
}
