package dev.meshgate.agents;

import static dev.meshgate.agents.RoutingFixtures.by;
import static dev.meshgate.agents.RoutingFixtures.fitting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.meshgate.agents.Route.Rejected;
import dev.meshgate.agents.RoutingFixtures.Fitting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("What a choice tells, and what it never does")
class RoutingTest {

  private static Route route(AgentRequest request, Agent... agents) {
    return Routing.choose(List.of(agents), request, new Turns());
  }

  private static AgentRequest requiring(String... capabilities) {
    return new AgentRequest("Do the work", null, List.of(capabilities), null, "ada");
  }

  @Test
  void itsFactorsAreWhatItLookedAt() {
    var route = route(requiring("work"), fitting("a", 0.8, new Standing(0.25, 0.5, 1_200.4, 0.3)));

    assertThat(route.factors())
        .extracting("name", "value")
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("capability_fit", 1.0),
            org.assertj.core.groups.Tuple.tuple("wording", 0.9),
            org.assertj.core.groups.Tuple.tuple("health", 0.5),
            org.assertj.core.groups.Tuple.tuple("load", 0.25),
            org.assertj.core.groups.Tuple.tuple("speed", 1_200.0),
            org.assertj.core.groups.Tuple.tuple("cost", 0.3));
    assertThat(route.factors()).allSatisfy(f -> assertThat(f.explanation()).isNotBlank());
  }

  @Test
  void whoWasNotChosenIsToldWhy() {
    var route =
        route(
            requiring("work"),
            fitting("best", 0.9),
            fitting("second", 0.8),
            new Fitting(
                "full",
                List.of("work"),
                Suitability.unable("it has 3 tasks already"),
                Standing.AT_HOME),
            new Fitting("other", List.of("play"), Suitability.of(1, "it fits"), Standing.AT_HOME));

    assertThat(route.alternatives()).extracting("id").containsExactly("second");
    assertThat(route.rejected())
        .containsExactly(
            new Rejected("full", "The full", "cannot begin: it has 3 tasks already"),
            new Rejected("other", "The other", "does not offer work"));
  }

  @Test
  void atMostThreeAlternativesAndTenRejectedAreTold() {
    var agents =
        IntStream.range(0, 40).mapToObj(i -> fitting("a" + i, 0.9)).toArray(Fitting[]::new);

    var route = route(by(Strategy.CAPABILITY_MATCH), agents);

    assertThat(route.alternatives()).hasSize(3);
    assertThat(route.rejected()).hasSize(10);
    assertThat(route.rejected().get(0).reason()).contains("others come before it");
  }

  @ParameterizedTest
  @CsvSource({
    "contract_reviw, contract_review",
    "legal_review, contract_review",
    "bill_checking, invoice_verification",
    "uebersetzung, NONE",
    "übersetzung, translation",
  })
  void aCapabilityThatNobodyOffersIsNamedWithTheNearest(String wanted, String nearest) {
    var agent =
        new Fitting(
            "all",
            List.of("contract_review", "invoice_verification", "translation", "weather"),
            Suitability.of(1, "it fits"),
            Standing.AT_HOME);

    assertThatExceptionOfType(NoAgentException.class)
        .isThrownBy(() -> route(requiring(wanted), agent))
        .withMessageContaining("No agent here offers " + wanted + ". ")
        .satisfies(
            e -> {
              if (nearest.equals("NONE")) {
                assertThat(e.sentence()).doesNotContain("Nearest");
              } else {
                assertThat(e.sentence()).contains("Nearest to " + wanted + " here: " + nearest);
              }
            });
  }

  @Test
  void ofManyCapabilitiesARefusalNamesThirty() {
    var words = IntStream.range(100, 150).mapToObj(i -> "skill" + i).toList();
    var agent = new Fitting("all", words, Suitability.of(1, "it fits"), Standing.AT_HOME);

    assertThatExceptionOfType(NoAgentException.class)
        .isThrownBy(() -> route(requiring("zebra"), agent))
        .withMessageContaining("skill129 and 20 more.");
  }

  @Test
  void whoMayNotBeSeenIsNeitherConsideredNorNamed() {
    var agents = Agents.of(List.of(fitting("open", 0.4)));
    var seen = Agents.of(List.of(fitting("open", 0.4), fitting("secret", 0.9)));
    assertThat(seen.route(by(Strategy.CAPABILITY_MATCH)).agent().card().id()).isEqualTo("secret");

    var route = agents.route(by(Strategy.CAPABILITY_MATCH));

    assertThat(route.toString()).doesNotContain("secret");
    assertThatExceptionOfType(NoAgentException.class)
        .isThrownBy(() -> agents.named(requiring(), "secret"))
        .withMessage("There is no agent 'secret'. Agents here: open.");
  }

  @Test
  void anAgentThatIsNamedDoesItWhateverTheWordsSay() {
    var agents = Agents.of(List.of(fitting("a", 0.9), fitting("b", 0)));

    var route = agents.named(requiring("work"), "b");

    assertThat(route.agent().card().id()).isEqualTo("b");
    assertThat(route.strategy()).isEqualTo(Strategy.NAMED);
    assertThatExceptionOfType(NoAgentException.class)
        .isThrownBy(() -> agents.named(requiring("play"), "b"))
        .withMessageContaining("The b was named, but does not offer play. It offers: work.");
  }

  @Test
  void theNextAgentIsTheBestThatWasNotTried() {
    var agents =
        Agents.of(
            List.of(fitting("a", 0.9), fitting("b", 0.5), fitting("c", 0.4), fitting("d", 0.1)));
    var request = by(Strategy.CAPABILITY_MATCH);
    var first = agents.route(request);

    var second = agents.next(first, request, Set.of()).orElseThrow();
    var third = agents.next(second, request, Set.of("a")).orElseThrow();

    assertThat(second.agent().card().id()).isEqualTo("b");
    assertThat(third.agent().card().id()).isEqualTo("c");
    assertThat(agents.next(third, request, Set.of("a", "b"))).isEmpty();
    assertThat(agents.next(agents.named(request, "a"), request, Set.of())).isEmpty();
  }

  /** Three hundred offices with agents as chance would have them, always the same ones. */
  @ParameterizedTest
  @EnumSource
  void whatIsChosenFitsAndIsTheSameAgain(Strategy strategy) {
    var chance = new Random(4711);
    var refused = 0;
    for (var office = 0; office < 300; office++) {
      var agents = new ArrayList<Agent>(office(chance));
      var request = requiring(chance.nextBoolean() ? "work" : "play");
      var asked = request.preferring(new Preference(strategy, null));
      try {
        var route = Routing.choose(agents, asked, new Turns());
        assertFits(route, agents, asked);
        Collections.shuffle(agents, chance);
        assertThat(Routing.choose(agents, asked, new Turns())).isEqualTo(route);
      } catch (NoAgentException e) {
        refused++;
        assertThat(agents).noneMatch(agent -> couldDo(agent, request));
      }
    }
    assertThat(refused).isBetween(1, 250);
  }

  private static void assertFits(Route route, List<Agent> agents, AgentRequest request) {
    var best =
        agents.stream().filter(agent -> couldDo(agent, request)).mapToDouble(RoutingTest::score);
    assertThat(couldDo(route.agent(), request)).isTrue();
    assertThat(score(route.agent()))
        .isGreaterThanOrEqualTo(Selection.BAND * best.max().orElseThrow() - 1e-9);
    assertThat(route.alternatives()).hasSizeLessThanOrEqualTo(3);
    assertThat(route.rejected()).hasSizeLessThanOrEqualTo(10);
    assertThat(route.confidence()).isBetween(0.0, 1.0);
  }

  private static boolean couldDo(Agent agent, AgentRequest request) {
    return agent.suits(request).able() && Routing.offersAll(agent.card(), request.capabilities());
  }

  /** With a capability required, what is judged is half the score. */
  private static double score(Agent agent) {
    return 0.5 + ((Fitting) agent).suitability().score() / 2;
  }

  private static List<Fitting> office(Random chance) {
    return IntStream.range(0, chance.nextInt(6))
        .mapToObj(
            i ->
                new Fitting(
                    "agent-" + i,
                    chance.nextBoolean() ? List.of("work") : List.of("work", "play"),
                    chance.nextInt(4) == 0
                        ? Suitability.unable("it rests")
                        : Suitability.of(chance.nextInt(11) / 10.0, "it fits"),
                    new Standing(
                        chance.nextInt(3) / 2.0,
                        chance.nextInt(3) / 2.0,
                        chance.nextInt(3) * 1_000,
                        chance.nextBoolean() ? null : (double) chance.nextInt(3))))
        .toList();
  }
}
