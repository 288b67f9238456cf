package dev.meshgate.agents;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The choice among agents that fit a task. It never looks at any other: the least busy agent is
 * nearly always one that has nothing to do with the task.
 *
 * @param chosen one of {@code fitting}
 * @param because what decided where more than one fitted, as a clause; empty where only one did
 */
record Selection(Candidate chosen, String because) {

  /** What is less is no agent for the task, whatever else there is. */
  static final double ENOUGH = 0.3;

  /**
   * How far below the best an agent may be and still count as made for the same work. Scores of two
   * agents of one kind differ by how wordy their cards are, one word of a description or so; an
   * agent of another kind that shares a word with the task lies further off.
   */
  static final double BAND = 0.8;

  /** Within this of the best they fit about equally well, and how they are decides. */
  private static final double ABOUT_EQUAL = 0.05;

  /** Those that any strategy may choose from. {@code able} is sorted, the best fit first. */
  static List<Candidate> fitting(List<Candidate> able) {
    return able.stream()
        .filter(c -> c.score() >= ENOUGH && c.score() >= BAND * able.get(0).score())
        .toList();
  }

  /**
   * Chooses.
   *
   * @param fitting at least one, the best fit first
   */
  static Selection of(List<Candidate> fitting, AgentRequest request, Turns turns) {
    if (request.preference().strategy() == Strategy.STICKY_SESSION) {
      return sticky(fitting, request, turns);
    }
    return switch (request.preference().strategy()) {
      case ROUND_ROBIN -> of(turns.take(fitting), fitting, "it had no turn for the longest time");
      case LEAST_LOADED -> best(fitting, c -> -c.standing().load(), "it is the least busy");
      case PERFORMANCE_BASED ->
          best(fitting, c -> c.standing().performance(), "it succeeds most and takes least time");
      case COST_OPTIMIZED -> best(fitting, c -> -costOf(c), "it is the cheapest");
      case CAPABILITY_MATCH, STICKY_SESSION, NAMED -> byFit(fitting);
    };
  }

  private static Selection byFit(List<Candidate> fitting) {
    var least = fitting.get(0).score() - ABOUT_EQUAL;
    var equal = fitting.stream().filter(c -> c.score() >= least).toList();
    return equal.size() < 2
        ? of(fitting.get(0), fitting, "it fits best")
        : best(
            equal, c -> c.standing().condition(), "of those that fit as well it is in best shape");
  }

  private static Selection sticky(List<Candidate> fitting, AgentRequest request, Turns turns) {
    var session = Turns.Session.of(request);
    var before = turns.before(session).orElse("");
    var selection =
        fitting.stream()
            .filter(c -> c.id().equals(before))
            .findFirst()
            .map(c -> of(c, fitting, "it did the task before this one"))
            .orElseGet(() -> byFit(fitting));
    turns.stick(session, selection.chosen().id());
    return selection;
  }

  /** What nobody put a price on comes last. */
  private static double costOf(Candidate candidate) {
    var cost = candidate.standing().cost();
    return cost == null ? Double.MAX_VALUE : cost;
  }

  /** Of equals the better fit; they are sorted by it. */
  private static Selection best(
      List<Candidate> among, ToDoubleFunction<Candidate> figure, String because) {
    var most = among.stream().max(Comparator.comparingDouble(figure)).orElseThrow();
    var first =
        among.stream()
            .filter(c -> figure.applyAsDouble(c) == figure.applyAsDouble(most))
            .findFirst()
            .orElseThrow();
    var decided =
        among.stream().anyMatch(c -> figure.applyAsDouble(c) != figure.applyAsDouble(first));
    return of(first, among, decided ? because : "it fits best");
  }

  private static Selection of(Candidate chosen, List<Candidate> among, String because) {
    return new Selection(chosen, among.size() < 2 ? "" : because);
  }
}
