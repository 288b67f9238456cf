package dev.meshgate.builtin.calculation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Assistant;
import dev.meshgate.Gate;
import dev.meshgate.Visitor;
import dev.meshgate.Visitor.Answer;
import dev.meshgate.platform.Json;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@DisplayName("Calculation services as agents")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServiceAgentsIT {

  private final Visitor visitor = new Visitor(Gate.onH2());
  private String[] person = {};

  @BeforeAll
  void connect() {
    person = Assistant.registeredAt(Gate.onH2()).connect("mcp:read mcp:execute").header();
  }

  private Answer execute(String arguments) {
    return visitor.postJson("/v1/tools/mesh_execute", arguments.replace('\'', '"'), person);
  }

  private static String task(String task) {
    return Json.object().add("task", task).build().toString();
  }

  private static JsonObject ok(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  @Test
  void theServiceThatFitsIsFoundAndShowsWhatItCalculatedWith() {
    var answer = ok(execute(task("monthly cost for a 400000 home, 20 % down, 4.5 %, 30 years")));

    assertThat(answer.toString())
        .contains(
            "service-mortgage", "2,088.06", "Calculated with", "Annual rate", "| 4.5%", "400000")
        .doesNotContain("needs:");
  }

  @Test
  void whatIsMissingIsAskedForByNameAndTheAnswerIsTakenUp() {
    var asked = execute(task("monthly cost of a mortgage for a 400000 home over 30 years"));

    assertThat(asked.body())
        .contains("down_payment_pct", "annual_rate", "property_price = 400000", "term_years = 30");
    var id = asked.body().replaceFirst("(?s).*\"task_id\"\\s*:\\s*\"([^\"]+)\".*", "$1");
    var answered = execute("{'task':'20 % down and a rate of 4.5 %','task_id':'" + id + "'}");
    assertThat(answered.body()).contains("2088.05");
  }

  @Test
  void aValueThatIsNotAllowedIsNotGuessedAway() {
    var asked = execute(task("mortgage: 400000 home, 20 % down, rate 4.5 %, over 12 years"));

    assertThat(asked.body()).contains("10, 15, 20, 25, 30").doesNotContain("Calculated with");
  }

  @Test
  void theCapabilityFindsThemAndOthersAreNotTakenFor() {
    var listed =
        ok(
            visitor.postJson(
                "/v1/tools/list_agents", "{\"capabilities\":[\"calculation\"]}", person));
    assertThat(listed.toString()).contains("service-mortgage", "service-quote");

    assertThat(
            ok(execute(task("What does our travel policy say about hotels?")))
                .getJsonObject("agent")
                .getString("id"))
        .isEqualTo("librarian");
    var none = execute("{'task':'Paint the fence green','capabilities':['calculation']}");
    assertThat(none.body()).doesNotContain("Calculated with");
  }

  @Test
  void attack41AServiceOfSomebodyElseIsNoAgentForOthers() {
    var other = Assistant.ofANewPerson(new Visitor(Gate.onH2())).connect("mcp:read").header();

    var listed = ok(visitor.postJson("/v1/tools/list_agents", "{}", other));

    assertThat(listed.toString()).contains("service-mortgage").doesNotContain("rate-card");
  }
}
