package dev.meshgate.agents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordingTest {

  private static final AgentCard INVOICES =
      new AgentCard(
          "invoices",
          "Invoices",
          "custom",
          "Checks invoices of suppliers against orders.",
          List.of("invoice_checking"));

  private static double score(String task) {
    return Wording.fit(INVOICES, AgentRequest.of(task, "ada")).score();
  }

  @Test
  void wordsOfTheTaskThatTheAgentUsesOfItselfCount() {
    assertThat(score("Check this invoice, please")).isGreaterThan(0.6);
    assertThat(score("Is the order of this supplier in order?")).isBetween(0.2, 0.4);
    assertThat(score("What is the weather in Paris?")).isZero();
  }

  @Test
  void saysWhichWords() {
    assertThat(Wording.fit(INVOICES, AgentRequest.of("An invoice", "ada")).reason())
        .contains("invoic");
  }
}
