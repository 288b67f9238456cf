package dev.meshgate.agents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("How well a card fits a task")
class WordingTest {

  private static final AgentCard INVOICES =
      new AgentCard(
          "invoices",
          "Invoices",
          "custom",
          "Checks invoices of suppliers against orders.",
          List.of("invoice_checking"));
  private static final AgentCard PAYMENTS =
      new AgentCard(
          "payments",
          "Payments",
          "custom",
          "Pays invoices of suppliers when they are due.",
          List.of("payment"));

  private static Suitability judged(AgentCard card, String task) {
    var judged = Wording.judge(List.of(INVOICES, PAYMENTS), AgentRequest.of(task, "ada"));
    return judged.getOrDefault(card.id(), Suitability.unable("it is not there"));
  }

  private static double score(String task) {
    return judged(INVOICES, task).score();
  }

  @Test
  void wordsOfTheTaskThatTheAgentUsesOfItselfCount() {
    assertThat(score("Check this invoice against the order, please")).isGreaterThan(0.5);
    assertThat(score("What is the weather in Paris?")).isZero();
    assertThat(score("Check this invoice")).isGreaterThan(score("Is the order in order?"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Check the bill of our vendor",
        "Prüfe diese Rechnung",
        "Eine Eingangsrechnung, bitte prüfen",
        "All these INVOICES"
      })
  void otherWordsOfTheSameMeaningCountInEnglishAndGerman(String task) {
    assertThat(score(task)).isGreaterThan(Selection.ENOUGH);
  }

  @Test
  void aWordThatAllUseDecidesLess() {
    assertThat(judged(PAYMENTS, "invoices of suppliers").score())
        .isLessThan(judged(PAYMENTS, "a payment").score());
  }

  @Test
  void aWordInsideTheMaterialCountsNothing() {
    assertThat(score("Summarize:\n\nThe invoice was checked against the order, and it was long."))
        .isZero();
  }

  @Test
  void saysWhichWords() {
    assertThat(judged(INVOICES, "An invoice").reason()).contains("invoic");
  }
}
