package dev.meshgate.agents;

import static dev.meshgate.agents.RoutingFixtures.by;
import static dev.meshgate.agents.RoutingFixtures.chosen;
import static dev.meshgate.agents.RoutingFixtures.costing;
import static dev.meshgate.agents.RoutingFixtures.fitting;
import static dev.meshgate.agents.RoutingFixtures.load;
import static dev.meshgate.agents.RoutingFixtures.performing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The strategies by which one of the agents that fit is chosen")
class StrategyTest {

  @ParameterizedTest
  @CsvSource({
    "capability_match, CAPABILITY_MATCH",
    "Round-Robin, ROUND_ROBIN",
    "least_loaded, LEAST_LOADED",
    "load_balanced, LEAST_LOADED",
    "performance, PERFORMANCE_BASED",
    "performance_optimized, PERFORMANCE_BASED",
    "performance_based, PERFORMANCE_BASED",
    "cost_optimized, COST_OPTIMIZED",
    "sticky session, STICKY_SESSION",
  })
  void areKnownByTheirWords(String word, Strategy strategy) {
    assertThat(Strategy.of(word)).isEqualTo(strategy);
  }

  @ParameterizedTest
  @ValueSource(strings = {"best", "named", ""})
  void anotherWordIsRefusedWithThoseThatThereAre(String word) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> Strategy.of(word))
        .withMessageContaining("no routing strategy '" + word + "'")
        .withMessageContaining("capability_match, round_robin, least_loaded, performance_based")
        .withMessageContaining("cost_optimized, sticky_session.")
        .withMessageContaining("load_balanced (least_loaded)");
  }

  @Test
  void capabilityMatchTakesTheBestFit() {
    assertThat(
            chosen(
                Strategy.CAPABILITY_MATCH,
                fitting("a", 0.75, load(0)),
                fitting("b", 0.9, load(0.9))))
        .isEqualTo("b");
  }

  @Test
  void capabilityMatchTakesTheOneInBetterShapeOfTwoThatFitAboutAsWell() {
    var busy = fitting("a", 0.9, load(0.9));
    assertThat(chosen(Strategy.CAPABILITY_MATCH, busy, fitting("b", 0.87))).isEqualTo("b");
    assertThat(
            chosen(
                Strategy.CAPABILITY_MATCH,
                fitting("a", 0.9, performing(0.5, 10)),
                fitting("b", 0.87, performing(1, 10))))
        .isEqualTo("b");
    assertThat(
            chosen(
                Strategy.CAPABILITY_MATCH,
                fitting("a", 0.9, performing(1, 9_000)),
                fitting("b", 0.87, performing(1, 100))))
        .isEqualTo("b");
  }

  @Test
  void equalsAreDecidedByFitAndThenById() {
    assertThat(chosen(Strategy.CAPABILITY_MATCH, fitting("b", 0.9), fitting("a", 0.9)))
        .isEqualTo("a");
    assertThat(chosen(Strategy.LEAST_LOADED, fitting("a", 0.8), fitting("b", 0.9))).isEqualTo("b");
  }

  @Test
  void roundRobinGivesEachItsTurn() {
    var turns = new Turns();
    Agent[] agents = {fitting("a", 0.8), fitting("b", 0.9), fitting("c", 0.85)};

    var order =
        java.util.stream.IntStream.range(0, 6)
            .mapToObj(i -> chosen(by(Strategy.ROUND_ROBIN), turns, agents))
            .toList();

    assertThat(order).containsExactly("b", "c", "a", "b", "c", "a");
  }

  @Test
  void leastLoadedTakesTheOneWithTheMostPlacesFree() {
    assertThat(
            chosen(
                Strategy.LEAST_LOADED,
                fitting("a", 0.9, load(0.5)),
                fitting("b", 0.8, load(0.1)),
                fitting("c", 0.85, load(0.2))))
        .isEqualTo("b");
  }

  @Test
  void performanceLooksAtSuccessBeforeTime() {
    assertThat(
            chosen(
                Strategy.PERFORMANCE_BASED,
                fitting("fast-failure", 0.9, performing(0.4, 1)),
                fitting("slow", 0.9, performing(1, 9_000)),
                fitting("fast", 0.8, performing(1, 500))))
        .isEqualTo("fast");
    assertThat(
            chosen(
                Strategy.PERFORMANCE_BASED,
                fitting("fast-failure", 0.9, performing(0.4, 1)),
                fitting("slow", 0.9, performing(1, 9_000))))
        .isEqualTo("slow");
  }

  @Test
  void costTakesTheCheapestAndWhatNobodyPricedLast() {
    assertThat(
            chosen(
                Strategy.COST_OPTIMIZED,
                fitting("unpriced", 0.9, costing(null)),
                fitting("dear", 0.9, costing(2.5)),
                fitting("cheap", 0.8, costing(0.02))))
        .isEqualTo("cheap");
    assertThat(
            chosen(
                Strategy.COST_OPTIMIZED,
                fitting("unpriced", 0.9, costing(null)),
                fitting("dear", 0.8, costing(2.5))))
        .isEqualTo("dear");
  }

  @Test
  void aSessionSticksForAnHourAsLongAsTheAgentFits() {
    var nanos = new AtomicLong();
    var turns = new Turns(nanos::get);
    var request = by(Strategy.STICKY_SESSION);
    assertThat(chosen(request, turns, fitting("a", 0.9), fitting("b", 0.8))).isEqualTo("a");

    nanos.addAndGet(Duration.ofMinutes(59).toNanos());
    assertThat(chosen(request, turns, fitting("a", 0.8), fitting("b", 0.9))).isEqualTo("a");
    nanos.addAndGet(Duration.ofMinutes(61).toNanos());
    assertThat(chosen(request, turns, fitting("a", 0.8), fitting("b", 0.9))).isEqualTo("b");

    assertThat(chosen(request, turns, fitting("a", 0.9), fitting("b", 0.2))).isEqualTo("a");
  }

  @Test
  void aSessionIsThatOfThePersonOrOfOneConversation() {
    var turns = new Turns();
    var one = by(Strategy.STICKY_SESSION);
    var talk = one.preferring(new Preference(Strategy.STICKY_SESSION, "talk"));
    var stranger =
        AgentRequest.of("Do the work", "eve")
            .preferring(new Preference(Strategy.STICKY_SESSION, "talk"));
    assertThat(chosen(one, turns, fitting("a", 0.9), fitting("b", 0.8))).isEqualTo("a");

    assertThat(chosen(talk, turns, fitting("a", 0.8), fitting("b", 0.9))).isEqualTo("b");
    assertThat(chosen(talk, turns, fitting("a", 0.9), fitting("b", 0.8))).isEqualTo("b");
    assertThat(chosen(one, turns, fitting("a", 0.8), fitting("b", 0.9))).isEqualTo("a");
    assertThat(chosen(stranger, turns, fitting("a", 0.9), fitting("b", 0.8))).isEqualTo("a");
  }

  @ParameterizedTest
  @EnumSource
  void noneChoosesAnIdleAgentThatHasNothingToDoWithTheTask(Strategy strategy) {
    var best = fitting("expert", 0.9, new Standing(0.9, 0.5, 60_000, 100.0));
    assertThat(
            chosen(
                strategy,
                best,
                fitting("idle", 0.4, Standing.AT_HOME),
                fitting("stranger", 0.1, Standing.AT_HOME)))
        .isEqualTo("expert");
  }

  @Test
  void theReasonSaysWhatDecided() {
    var route =
        Routing.choose(
            List.of(fitting("a", 0.9, load(0.5)), fitting("b", 0.8)),
            by(Strategy.LEAST_LOADED),
            new Turns());

    assertThat(route.reason()).isEqualTo("The b was chosen because it fits; it is the least busy.");
    assertThat(route.strategy()).isEqualTo(Strategy.LEAST_LOADED);
  }
}
