package dev.meshgate.tools.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.meshgate.Assistant;
import dev.meshgate.Gate;
import dev.meshgate.Mcp;
import dev.meshgate.Visitor;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Tools by the names of an earlier system, at its addresses")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormerToolsIT {

  private static final List<String> NAMES =
      List.of(
          "spreadapi_list_services",
          "spreadapi_get_service_details",
          "spreadapi_calc",
          "spreadapi_read_area",
          "spreadapi_batch",
          "spreadapi_save_state",
          "spreadapi_load_state",
          "spreadapi_list_saved_states");
  private static final String HOME =
      "{'property_price':400000,'down_payment_pct':0.05,'annual_rate':0.045,'term_years':30}";

  private final Visitor visitor = new Visitor(Gate.onH2());
  private String token = "";

  @BeforeAll
  void connect() {
    token =
        Assistant.ofANewPerson(new Visitor(Gate.onH2())).connect("mcp:read mcp:execute").access();
  }

  private Mcp at(String path) {
    return new Mcp(visitor, path, "2025-06-18", token);
  }

  private List<String> listed(String path) {
    return at(path)
        .request("tools/list", "{}")
        .json()
        .getJsonObject("result")
        .getJsonArray("tools")
        .getValuesAs(JsonObject.class)
        .stream()
        .map(tool -> tool.getString("name"))
        .toList();
  }

  private JsonObject result(String tool, String arguments) {
    var answer = at("/api/mcp").tool(tool, arguments.replace('\'', '"'));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().getJsonObject("result");
  }

  private JsonObject told(String tool, String arguments) {
    var result = result(tool, arguments);
    assertThat(result.getBoolean("isError", false)).as(result.toString()).isFalse();
    return result.getJsonObject("structuredContent");
  }

  private static String text(JsonObject result) {
    return result.getJsonArray("content").getJsonObject(0).getString("text");
  }

  private static double number(JsonObject answer, String output) {
    return answer.getJsonArray("outputs").getValuesAs(JsonObject.class).stream()
        .filter(one -> one.getString("name").equals(output))
        .findFirst()
        .orElseThrow()
        .getJsonNumber("value")
        .doubleValue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/mcp", "/api/mcp/bridge"})
  void areListedThereBesideThePresentOnes(String path) {
    assertThat(listed(path)).containsAll(NAMES).contains("calculate", "search");
    var initialized =
        at(path)
            .request(
                "initialize",
                "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{},"
                    + "\"clientInfo\":{\"name\":\"old\",\"version\":\"1\"}}")
            .json()
            .getJsonObject("result");
    assertThat(initialized.getString("protocolVersion")).isEqualTo("2025-06-18");
    assertThat(initialized.getString("instructions"))
        .contains("spreadapi_calc", "5 % is 0.05", "formatString", "spreadapi_batch");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/mcp", "/"})
  void areNotThereForAnybodyElse(String path) {
    assertThat(listed(path)).contains("calculate").doesNotContainAnyElementsOf(NAMES);
    var called = at(path).tool("spreadapi_list_services", "{}").json();
    assertThat(called.getJsonObject("error").getInt("code")).isEqualTo(-32602);
    assertThat(called.toString()).contains("Unknown tool");
    var discovered = new Mcp(visitor, path, Mcp.MODERN, token).request("server/discover", "{}");
    assertThat(discovered.body()).contains("list_services").doesNotContain("spreadapi");
  }

  @Test
  void areNotInTheOtherFaces() {
    var header = new String[] {"Authorization", "Bearer " + token};
    assertThat(visitor.postJson("/v1/tools/spreadapi_list_services", "{}", header).status())
        .isEqualTo(404);
    for (var path : List.of("/v1/tools", "/openapi?format=JSON", "/v1/actions.json")) {
      var answer = visitor.get(path, header);
      assertThat(answer.status()).as(path).isEqualTo(200);
      assertThat(answer.body()).as(path).contains("calculate").doesNotContain("spreadapi");
    }
  }

  @Test
  void findReadAndCalculate() {
    var listed = told("spreadapi_list_services", "{'includeMetadata':true}");
    var mortgage =
        listed.getJsonArray("services").getValuesAs(JsonObject.class).stream()
            .filter(service -> service.getString("id").equals("mortgage"))
            .findFirst()
            .orElseThrow();
    assertThat(mortgage.getJsonArray("inputs").toString()).contains("annual_rate");
    assertThat(mortgage.getJsonArray("areas").toString()).contains("pmi_rates");
    assertThat(mortgage.getJsonObject("metadata")).containsKey("version");
    var brief = told("spreadapi_list_services", "{'includeAreas':false}");
    assertThat(brief.toString()).doesNotContain("pmi_rates", "verification");

    assertThat(told("spreadapi_get_service_details", "{'serviceId':'mortgage'}").toString())
        .contains("term_years* (integer");
    var calculated = told("spreadapi_calc", "{'serviceId':'mortgage','inputs':" + HOME + "}");
    assertThat(number(calculated, "total_monthly")).isCloseTo(2724.570844, within(1e-6));
    assertThat(calculated.getJsonObject("metadata")).containsKeys("executionTime", "cached");
    var area =
        told(
            "spreadapi_read_area",
            "{'serviceId':'mortgage','areaName':'pmi_rates','includeFormatting':true,"
                + "'includeFormulas':true}");
    assertThat(area.getJsonArray("rows")).hasSize(5);
    assertThat(area.getJsonArray("formats")).hasSize(5);
    assertThat(area.getString("note")).contains("Formulas are not shown");
  }

  @Test
  void readArgumentsThatAreTextsAndPercentagesThatAreTooLarge() {
    var text = HOME.replace("0.045", "4.5").replace("'", "\\'");

    var calculated = told("spreadapi_calc", "{'serviceId':'mortgage','inputs':'" + text + "'}");

    assertThat(number(calculated, "total_monthly")).isCloseTo(2724.570844, within(1e-6));
    assertThat(calculated.getJsonObject("metadata").toString()).contains("PERCENT_READ");
  }

  @Test
  void changeATableAndShowIt() {
    var update =
        "'areaUpdates':[{'areaName':'pmi_rates','changes':[{'row':3,'col':1,'value':0.008}]}]";
    var calculated =
        told(
            "spreadapi_calc",
            "{'serviceId':'mortgage','inputs':"
                + HOME
                + ","
                + update
                + ",'returnOptions':{'includeOutputs':true,'includeAreaValues':true}}");

    assertThat(number(calculated, "total_monthly")).isCloseTo(2645.404177, within(1e-6));
    var rows = calculated.getJsonArray("areas").getJsonObject(0).getJsonArray("rows");
    assertThat(rows.getJsonArray(3).getJsonNumber(1).doubleValue()).isEqualTo(0.008);
    var bare =
        told(
            "spreadapi_calc",
            "{'serviceId':'mortgage','inputs':"
                + HOME
                + ",'returnOptions':{'includeOutputs':false}}");
    assertThat(bare).doesNotContainKeys("outputs", "areas");
    var formula =
        result(
            "spreadapi_calc",
            "{'serviceId':'mortgage','inputs':"
                + HOME
                + ","
                + update.replace("'value':0.008", "'formula':'=1'")
                + "}");
    assertThat(formula.getBoolean("isError")).isTrue();
    assertThat(text(formula)).contains("Formulas cannot be put into cells");
  }

  @Test
  void compareInATable() {
    var result =
        result(
            "spreadapi_batch",
            "{'calculations':[{'serviceId':'mortgage','label':'30 | years','inputs':"
                + HOME
                + "},{'serviceId':'mortgage','inputs':"
                + HOME.replace("30", "15")
                + "},{'serviceId':'nowhere','inputs':{}}],'compareOutputs':['Total Monthly']}");

    var lines = text(result).lines().toList();
    assertThat(lines.get(0)).isEqualTo("| Output | 30 \\| years | 2 | 3 |");
    assertThat(lines.get(1)).isEqualTo("|---|---|---|---|");
    assertThat(lines.get(2)).contains(" | 2724.57", " | – |");
    assertThat(text(result)).contains("3: There is no service 'nowhere'");
    var told = result.getJsonObject("structuredContent");
    assertThat(told.getJsonObject("metadata").getInt("successCount")).isEqualTo(2);
    assertThat(told.getJsonArray("calculations").getJsonObject(0).getJsonArray("outputs"))
        .hasSize(1);
  }

  @Test
  void keepAndFindAgain() {
    var saved =
        told(
            "spreadapi_save_state",
            "{'serviceId':'mortgage','label':'ours','outputs':{'total':1},'ttl':600,'inputs':"
                + HOME
                + "}");
    var id = saved.getString("stateId");

    var loaded = told("spreadapi_load_state", "{'stateId':'" + id + "'}");
    assertThat(loaded.getString("serviceId")).isEqualTo("mortgage");
    assertThat(loaded.get("outputs")).isEqualTo(saved.get("outputs"));
    assertThat(number(loaded, "total_monthly")).isCloseTo(2724.570844, within(1e-6));
    assertThat(told("spreadapi_list_saved_states", "{'serviceId':'mortgage'}").toString())
        .contains("\"stateId\":\"" + id + "\"");
    // It is the same state by its present name.
    assertThat(told("load_state", "{'state':'" + id + "'}").getString("label")).isEqualTo("ours");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "spreadapi_calc | {'serviceId':'mortage','inputs':{}} | mortgage, quote",
        "spreadapi_calc | {'serviceId':'mortgage'} | property_price is missing",
        "spreadapi_batch | {'calculations':[]} | 1 to 10",
        "spreadapi_read_area | {'serviceId':'mortgage','areaName':'x'} | pmi_rates",
        "spreadapi_load_state | {'stateId':'state_x'} | You have no state",
        "spreadapi_calc | {'service':'mortgage'} | serviceId"
      })
  void sayWhatWouldBeRight(String tool, String arguments, String words) {
    var result = result(tool, arguments);

    assertThat(result.getBoolean("isError")).isTrue();
    assertThat(text(result)).contains(words);
  }
}
