package dev.meshgate.rest.services;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Assistant;
import dev.meshgate.Gate;
import dev.meshgate.Multipart;
import dev.meshgate.Soon;
import dev.meshgate.Visitor;
import dev.meshgate.Visitor.Answer;
import dev.meshgate.services.Example;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@DisplayName("Calculations that are kept")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatesIT {

  private static final String SERVICES = "/v1/services";
  private static final String HOME =
      "{'property_price':400000,'down_payment_pct':'5%','annual_rate':0.045,'term_years':30}";

  private final Visitor visitor = new Visitor(Gate.onH2());
  private String[] publisher = {};
  private String[] person = {};
  private String[] colleague = {};

  @BeforeAll
  void connect() {
    publisher =
        Assistant.registeredAt(Gate.onH2()).connect("mcp:read mcp:execute mcp:manage").header();
    person = ofANewPerson();
    colleague = ofANewPerson();
  }

  private static String[] ofANewPerson() {
    return Assistant.ofANewPerson(new Visitor(Gate.onH2()))
        .connect("mcp:read mcp:execute")
        .header();
  }

  private Answer tool(String name, String arguments, String... token) {
    return visitor.postJson("/v1/tools/" + name, arguments.replace('\'', '"'), token);
  }

  private static JsonObject ok(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private JsonObject saved(String service, String label, String... token) {
    return ok(
        tool(
            "save_state",
            "{'service':'" + service + "','inputs':" + HOME + ",'label':'" + label + "'}",
            token));
  }

  private void published(String id, String visibility) {
    var created =
        new Multipart()
            .with("file", id + ".xlsx", "application/octet-stream", Example.MORTGAGE.file())
            .with("definition", Example.MORTGAGE.json().toString())
            .with("id", id)
            .with("visibility", visibility)
            .send(visitor, "POST", SERVICES, publisher);
    assertThat(created.status()).as(created.body()).isEqualTo(201);
    publish(id);
  }

  private void publish(String id) {
    var answer = visitor.postJson(SERVICES + "/" + id + "/publish", "{}", publisher);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
  }

  private static void isNotThere(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    assertThat(answer.json().getString("message")).startsWith("You have no state '");
  }

  @Test
  void whatWasSavedIsCalculatedAgain() {
    var saved = saved("mortgage", "our home", person);
    var loaded = ok(tool("load_state", "{'state':'" + saved.getString("state") + "'}", person));

    assertThat(loaded.getString("label")).isEqualTo("our home");
    assertThat(loaded.getBoolean("changed")).isFalse();
    assertThat(loaded).doesNotContainKey("message");
    // As it was understood, so that it will be understood so again.
    assertThat(loaded.getJsonObject("inputs").getJsonNumber("down_payment_pct").doubleValue())
        .isEqualTo(0.05);
    assertThat(loaded.get("outputs")).isEqualTo(saved.get("outputs"));
    var again =
        tool(
            "calculate",
            "{'service':'mortgage','inputs':"
                + loaded.getJsonObject("inputs")
                + ",'area_updates':"
                + loaded.getJsonArray("area_updates")
                + "}",
            person);
    assertThat(ok(again).get("outputs")).isEqualTo(loaded.get("outputs"));
  }

  @Test
  void aTableThatWasChangedIsKeptToo() {
    var changes = "[{'area':'pmi_rates','changes':[{'row':3,'column':1,'value':0.008}]}]";
    var saved =
        ok(
            tool(
                "save_state",
                "{'service':'mortgage','label':'x','outputs':['monthly_mi'],'inputs':"
                    + HOME
                    + ",'area_updates':"
                    + changes
                    + "}",
                person));
    var loaded = ok(tool("load_state", "{'state':'" + saved.getString("state") + "'}", person));

    assertThat(loaded.getJsonArray("area_updates").toString())
        .isEqualTo(changes.replace('\'', '"'));
    assertThat(loaded.getJsonArray("outputs").getValuesAs(JsonObject.class))
        .extracting(output -> output.getString("name"))
        .containsExactly("monthly_mi");
  }

  @Test
  void aStateIsItsPersonsAlone() {
    var saved = saved("mortgage", "mine", person);
    var id = "{'state':'" + saved.getString("state") + "'}";

    isNotThere(tool("load_state", id, colleague));
    isNotThere(tool("delete_state", id, colleague));
    isNotThere(tool("load_state", id, publisher));
    assertThat(tool("list_states", "{}", colleague).body())
        .doesNotContain(saved.getString("state"));
    assertThat(tool("list_states", "{'service':'mortgage'}", person).body())
        .contains(saved.getString("state"));
    assertThat(tool("list_states", "{'service':'quote'}", person).body())
        .doesNotContain(saved.getString("state"));
    ok(tool("delete_state", id, person));
    isNotThere(tool("load_state", id, person));
    isNotThere(tool("delete_state", id, person));
  }

  @Test
  void aStateExpires() {
    var saved =
        ok(
            tool(
                "save_state",
                "{'service':'mortgage','label':'brief','ttl_seconds':1,'inputs':" + HOME + "}",
                person));
    var id = "{'state':'" + saved.getString("state") + "'}";

    Soon.so(Duration.ofSeconds(20), () -> tool("load_state", id, person).status() == 422);
    isNotThere(tool("load_state", id, person));
    assertThat(tool("list_states", "{}", person).body()).doesNotContain(saved.getString("state"));
  }

  @Test
  void whatCannotBeKeptIsRefusedInWords() {
    var begin = "{'service':'mortgage','label':'x','inputs':";
    var days = tool("save_state", begin + HOME + ",'ttl_seconds':86401}", person);
    assertThat(days.status()).isEqualTo(422);
    assertThat(days.json().getString("message")).contains("at most 86400 seconds");
    var endless = tool("save_state", begin + HOME + ",'ttl_seconds':9223372036854775807}", person);
    assertThat(endless.json().getString("message")).contains("at most 86400 seconds");
    assertThat(tool("save_state", begin + "{}}", person).json().getString("message"))
        .contains("property_price is missing");
    var unlabelled = begin.replace("'x'", "' '") + HOME + "}";
    assertThat(tool("save_state", unlabelled, person).json().getString("message"))
        .contains("label is empty");
  }

  @Test
  void aServiceThatIsTakenBackTakesItsStatesAlong() {
    published("x-kept-plan", "everyone");
    var saved = saved("x-kept-plan", "plan", person);
    var id = "{'state':'" + saved.getString("state") + "'}";
    assertThat(ok(tool("load_state", id, person)).getString("version")).isEqualTo("1.0.0");

    // Another version is told.
    publish("x-kept-plan");
    var loaded = ok(tool("load_state", id, person));
    assertThat(loaded.getBoolean("changed")).isTrue();
    assertThat(loaded.getString("currentVersion")).isEqualTo("1.0.1");
    assertThat(loaded.getString("message")).contains("version 1.0.0", "version 1.0.1");

    // Whoever may not see the service any more does not see what they kept of it.
    visitor.call("PUT", SERVICES + "/x-kept-plan", "{\"visibility\":\"owner\"}", publisher);
    isNotThere(tool("load_state", id, person));
    assertThat(tool("list_states", "{}", person).body()).doesNotContain(saved.getString("state"));
    visitor.call("PUT", SERVICES + "/x-kept-plan", "{\"visibility\":\"everyone\"}", publisher);
    assertThat(tool("load_state", id, person).status()).isEqualTo(200);
    visitor.delete(SERVICES + "/x-kept-plan/publish", publisher);
    isNotThere(tool("load_state", id, person));
    visitor.delete(SERVICES + "/x-kept-plan", publisher);

    // One of the same id is another service.
    published("x-kept-plan", "everyone");
    isNotThere(tool("load_state", id, person));
  }

  @Test
  void aHundredAreKept() {
    var hoarder = ofANewPerson();
    var first = saved("mortgage", "0", hoarder).getString("state");
    for (var i = 1; i < 100; i++) {
      assertThat(saved("mortgage", String.valueOf(i), hoarder)).doesNotContainKey("removed");
    }

    var last = saved("mortgage", "100", hoarder);

    assertThat(last.getJsonArray("removed").getJsonObject(0).getString("state")).isEqualTo(first);
    var listed = ok(tool("list_states", "{'limit':100}", hoarder));
    assertThat(listed.getInt("total")).isEqualTo(100);
    assertThat(listed.getJsonArray("states").getValuesAs(JsonValue::asJsonObject))
        .extracting(state -> state.getString("label"))
        .startsWith("100", "99")
        .doesNotContain("0");
  }
}
