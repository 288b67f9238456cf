package dev.meshgate.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.meshgate.agents.AgentRequest;
import dev.meshgate.agents.Agents;
import dev.meshgate.agents.NoAgentException;
import dev.meshgate.agents.TaskType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Which of the built-in agents gets a task")
class RoutingTableTest {

  private static final String CSV = "region,revenue\nNorth,120\nSouth,80\nNorth,140\nSouth,95\n";
  private static final String TEXT =
      "The board met on Tuesday to discuss the plan for the next year. It was agreed that the new"
          + " plant in Leipzig will open in March. Costs are expected to stay below the budget that"
          + " was approved last autumn. The works council asked for a second training week, and the"
          + " board will answer until Friday.";

  private final Agents agents = BuiltinFixtures.agents();

  private String chosen(String task, @Nullable String context) {
    var request = AgentRequest.of(task, "acc_1").withContext(context);
    return agents.route(request).agent().card().id();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Summarize this text:",
        "Summarise the following in 3 sentences:",
        "Please give me a summary of this.",
        "TL;DR:",
        "What are the main points of this text?",
        "Fasse den Text zusammen:",
        "Bitte eine Zusammenfassung in 50 Wörtern:",
        "Extract the key phrases:",
        "What are the keywords of this text?",
        "List the main topics:",
        "Nenne die wichtigsten Begriffe:",
        "Shorten this to 40 words:",
      })
  void aTextGoesToTheTextAnalyst(String instruction) {
    assertThat(chosen(instruction + "\n\n" + TEXT, null)).isEqualTo("text-analyst");
    assertThat(chosen(instruction, TEXT)).isEqualTo("text-analyst");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Analyze this data:",
        "What is the average revenue by region?",
        "Which region has the highest revenue?",
        "Compute the total revenue",
        "Find outliers in this CSV:",
        "Wie hoch ist der durchschnittliche Umsatz (revenue) je Region?",
        "Werte diese Tabelle aus:",
        "Summarize this table",
        "Is there a correlation?",
        "Show me statistics of the columns.",
      })
  void aTableGoesToTheDataAnalyst(String instruction) {
    assertThat(chosen(instruction + "\n\n" + CSV, null)).isEqualTo("data-analyst");
    assertThat(chosen(instruction, CSV)).isEqualTo("data-analyst");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "What is our travel policy?",
        "How many vacation days do I have?",
        "Who approves a business trip to Spain?",
        "Search the handbook for parental leave",
        "Find the onboarding checklist",
        "Wie viele Urlaubstage habe ich?",
        "Was steht in der Reiserichtlinie über Bahnfahrten?",
        "According to the documentation, how do I connect Claude?",
        "Where can I find the expense form?",
        "Am I allowed to fly business class? Look up the policy.",
      })
  void aQuestionGoesToTheLibrarian(String task) {
    assertThat(chosen(task, null)).isEqualTo("librarian");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Write a poem about the sea",
        "Compose a short story for children",
        "Refactor this code: def f(x): return x+1 if x else None",
        "Write a Python function that sorts a list",
        "Translate this text to French: The board met on Tuesday to discuss the plan.",
        "Draw a picture of a cat",
        "Schreibe ein Gedicht über den Herbst",
        "Debug this function",
        "Hello there",
      })
  void whatNobodyCanDoIsRefusedWithWhatThereIs(String task) {
    assertThatExceptionOfType(NoAgentException.class)
        .isThrownBy(() -> chosen(task, null))
        .withMessageContaining("No agent here can do this task")
        .withMessageContaining("data_analysis")
        .withMessageContaining("list_agents");
  }

  @ParameterizedTest
  @CsvSource({
    "data-analysis, data-analyst",
    "Data Analysis, data-analyst",
    "summarization, text-analyst",
    "keywords, text-analyst",
    "document_qa, librarian",
  })
  void aCapabilityDecidesHoweverItIsSpelled(String capability, String agent) {
    var task = agent.equals("data-analyst") ? CSV : agent.equals("librarian") ? "leave?" : TEXT;
    var request = new AgentRequest(task, null, List.of(capability), null, "acc_1");

    var route = agents.route(request);

    assertThat(route.agent().card().id()).isEqualTo(agent);
    assertThat(route.reason()).contains("it offers " + capability);
  }

  @Test
  void aCapabilityThatNobodyOffersIsNamed() {
    var request = new AgentRequest(TEXT, null, List.of("image_generation"), null, "acc_1");

    assertThatExceptionOfType(NoAgentException.class)
        .isThrownBy(() -> agents.route(request))
        .withMessageContaining("No agent here offers image_generation");
  }

  @Test
  void allCapabilitiesMustBeOfferedByOne() {
    var both = List.of("summarization", "data_analysis");

    assertThatExceptionOfType(NoAgentException.class)
        .isThrownBy(() -> agents.route(new AgentRequest(TEXT, null, both, null, "acc_1")))
        .withMessageContaining("No single agent offers all of")
        .withMessageContaining("submit_workflow");
  }

  @Test
  void aDataTaskWithoutDataIsRefusedWithWhatIsMissing() {
    assertThatExceptionOfType(NoAgentException.class)
        .isThrownBy(() -> chosen("Analyze the data", null))
        .withMessageContaining("there is no table");
  }

  @Test
  void theHintCountsWhenTheWordsSayNothing() {
    var request = new AgentRequest("Quarterly figures", TaskType.ANALYSIS, List.of(), CSV, "acc_1");

    assertThat(agents.route(request).agent().card().id()).isEqualTo("data-analyst");
  }

  @Test
  void wordsInsideTheMaterialAreNoWishes() {
    assertThat(chosen("Summarize:\n\n" + TEXT + " Someone should write a poem about it.", null))
        .isEqualTo("text-analyst");
  }

  @Test
  void aRouteTellsItsReasonAndTheNextBest() {
    var route = agents.route(AgentRequest.of("Average revenue?\n\n" + CSV, "acc_1"));

    assertThat(route.reason()).startsWith("Data Analyst was chosen because").endsWith(".");
    assertThat(route.confidence()).isBetween(0.5, 1.0);
    assertThat(route.alternatives()).extracting("id").containsExactly("librarian");
  }

  @Test
  void discoveryTakesAnyOfTheCapabilities() {
    assertThat(agents.discover("acc_1", null, List.of("keywords", "data-analysis")))
        .extracting("id")
        .containsExactly("data-analyst", "text-analyst");
    assertThat(agents.discover("acc_1", "langchain", List.of())).isEmpty();
    assertThat(agents.discover("acc_1", "Builtin", List.of())).hasSize(3);
  }
}
