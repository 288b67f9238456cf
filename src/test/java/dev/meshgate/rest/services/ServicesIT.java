package dev.meshgate.rest.services;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.meshgate.Assistant;
import dev.meshgate.Gate;
import dev.meshgate.Multipart;
import dev.meshgate.Visitor;
import dev.meshgate.Visitor.Answer;
import dev.meshgate.services.Example;
import dev.meshgate.services.engine.cell.NumberValue;
import dev.meshgate.services.engine.image.Image;
import dev.meshgate.services.engine.image.Limits;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Workbooks as calculation services over REST")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServicesIT {

  private static final String SERVICES = "/v1/services";
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final String HOME =
      "{'property_price':400000,'down_payment_pct':0.05,'annual_rate':0.045,'term_years':30}";

  private final Visitor visitor = new Visitor(Gate.onH2());
  private String[] publisher = {};
  private String[] colleague = {};

  @BeforeAll
  void connect() {
    publisher =
        Assistant.registeredAt(Gate.onH2()).connect("mcp:read mcp:execute mcp:manage").header();
    colleague =
        Assistant.ofANewPerson(new Visitor(Gate.onH2())).connect("mcp:read mcp:execute").header();
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  private Answer execute(String id, String body) {
    return visitor.postJson(SERVICES + "/" + id + "/execute", json(body), colleague);
  }

  private static Map<String, JsonValue> values(JsonObject answer, String list) {
    return answer.getJsonArray(list).getValuesAs(JsonObject.class).stream()
        .collect(Collectors.toMap(one -> one.getString("name"), one -> one.get("value")));
  }

  private static double number(JsonObject answer, String output) {
    var value = Objects.requireNonNull(values(answer, "outputs").get(output), output);
    return ((JsonNumber) value).doubleValue();
  }

  private static JsonObject ok(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.header("Cache-Control")).isEqualTo("private, no-store");
    return answer.json();
  }

  private Answer create(String id, byte[] file, String definition, String visibility) {
    return new Multipart()
        .with("file", id + ".xlsx", XLSX, file)
        .with("definition", definition)
        .with("id", id)
        .with("visibility", visibility)
        .send(visitor, "POST", SERVICES, publisher);
  }

  private Answer publish(String id, String body) {
    return visitor.postJson(SERVICES + "/" + id + "/publish", json(body), publisher);
  }

  @Test
  void anExampleCalculatesWhatItsAuthorExpects() {
    var answer = ok(execute("mortgage", "{'inputs':" + HOME + "}"));

    assertThat(answer.getJsonObject("service").getString("id")).isEqualTo("mortgage");
    assertThat(number(answer, "total_monthly")).isCloseTo(2724.570844, within(1e-6));
    assertThat(number(answer, "total_interest")).isCloseTo(313145.503842, within(1e-6));
    assertThat(values(answer, "inputs")).containsEntry("insurance_annual", jsonNumber(1200));
    assertThat(answer.getJsonObject("metadata").getString("verification"))
        .isEqualTo("not_verified");
  }

  private static JsonValue jsonNumber(int number) {
    return jakarta.json.Json.createValue(number);
  }

  @Test
  void aTableIsChangedForOneCallAlone() {
    var changed =
        "{'inputs':"
            + HOME
            + ",'areaUpdates':[{'area':'pmi_rates','changes':[{'row':3,'column':1,'value':0.008}]}]}";

    var results =
        IntStream.range(0, 50)
            .parallel()
            .mapToObj(
                i ->
                    number(
                        ok(execute("mortgage", i % 2 == 0 ? changed : "{'inputs':" + HOME + "}")),
                        "monthly_mi"))
            .toList();

    assertThat(IntStream.range(0, 50).filter(i -> i % 2 == 0).mapToObj(results::get))
        .allSatisfy(value -> assertThat(value).isCloseTo(253.333333, within(1e-6)));
    assertThat(IntStream.range(0, 50).filter(i -> i % 2 == 1).mapToObj(results::get))
        .allSatisfy(value -> assertThat(value).isCloseTo(332.5, within(1e-6)));
  }

  @Test
  void theQueryOfABrowserOrASpreadsheetIsEnough() {
    var query =
        "?plan=team&Seats=120&billing=annual&support=premium&region=EU&discount%20code=PARTNER10";

    var found = visitor.get(SERVICES + "/quote/execute" + query, colleague);
    assertThat(number(ok(found), "total_per_year")).isEqualTo(19509.34);
    var plain = visitor.get(SERVICES + "/quote/execute" + query + "&_format=plain", colleague);
    assertThat(plain.body()).contains("total_per_year: 19509.34\n");
    var csv = visitor.get(SERVICES + "/quote/execute" + query + "&_format=csv", colleague);
    assertThat(csv.header("Content-Type")).startsWith("text/csv");
    assertThat(csv.body().lines().toList().get(1)).contains("19509.34");
    var other = visitor.get(SERVICES + "/quote/execute" + query + "&_format=xml", colleague);
    assertThat(other.status()).isEqualTo(400);
    assertThat(other.json().getString("field")).isEqualTo("_format");
  }

  @Test
  void aBatchTellsOfEachByItself() {
    var batch =
        "{'requests':[{'inputs':" + HOME + "},{'inputs':{}},{'inputs':" + HOME + "},'nothing']}";

    var answer = ok(visitor.postJson(SERVICES + "/mortgage/batch", json(batch), colleague));

    assertThat(answer.getJsonObject("batch").getInt("successful")).isEqualTo(2);
    assertThat(answer.getJsonObject("batch").getInt("failed")).isEqualTo(2);
    var results = answer.getJsonArray("results").getValuesAs(JsonObject.class);
    assertThat(results).extracting(one -> one.getInt("index")).containsExactly(0, 1, 2, 3);
    assertThat(results)
        .extracting(one -> one.getBoolean("success"))
        .containsExactly(true, false, true, false);
    assertThat(results.get(1).getString("error")).isEqualTo("VALIDATION_ERROR");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | INVALID_REQUEST | inputs",
        "{'inputs':[]} | INVALID_REQUEST | inputs",
        "{'inputs':{}} | VALIDATION_ERROR | property_price is missing",
        "{'inputs':{},'outputs':['rent']} | VALIDATION_ERROR | property_price",
        "{'inputs':{},'outputs':3} | INVALID_INPUT | list of names",
        "{'inputs':{},'areaUpdates':{}} | INVALID_INPUT | list",
        "{'inputs':{},'version':7} | INVALID_INPUT | 1.2.0"
      })
  void whatIsWrongSaysWhatWouldBeRight(String body, String code, String words) {
    var answer = execute("mortgage", body);

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.json().getString("error")).isEqualTo(code);
    assertThat(answer.json().getString("message")).contains(words);
  }

  @Test
  void onlyTheOutputsThatAreWantedAreTold() {
    var some = ok(execute("mortgage", "{'inputs':" + HOME + ",'outputs':['Total Monthly']}"));
    assertThat(values(some, "outputs")).containsOnlyKeys("total_monthly");

    var none = execute("mortgage", "{'inputs':" + HOME + ",'outputs':['rent']}");
    assertThat(none.status()).isEqualTo(400);
    assertThat(none.json().getString("message")).contains("total_interest");
  }

  @Test
  void whatIsValidIsWhatIsExecuted() {
    for (var inputs :
        List.of(
            HOME,
            HOME.replace("0.045", "'4.5%'"),
            HOME.replace("0.045", "7"),
            HOME.replace("0.045", "70"),
            HOME.replace("30", "'30'"),
            HOME.replace("30", "12"),
            HOME.replace("400000", "'yes'"),
            "{'PROPERTY PRICE':400000}")) {
      var body = "{'inputs':" + inputs + "}";
      var checked = ok(visitor.postJson(SERVICES + "/mortgage/validate", json(body), colleague));
      var status = execute("mortgage", body).status();

      assertThat(status == 200).as(body).isEqualTo(checked.getBoolean("valid"));
    }
  }

  @Test
  void aPublisherMakesChangesAndTakesBackAService() {
    var definition = Example.QUOTE.json().toString();
    var created = create("offer", Example.QUOTE.file(), definition, "everyone");
    assertThat(created.status()).as(created.body()).isEqualTo(201);
    assertThat(created.header("location")).endsWith("/v1/services/offer");
    assertThat(created.json().getString("status")).isEqualTo("draft");
    assertThat(created.json().getJsonObject("report").getString("verdict"))
        .isEqualTo("not_verified");
    assertThat(create("offer", Example.QUOTE.file(), definition, "owner").status()).isEqualTo(409);

    // A draft is nobody's business.
    assertThat(execute("offer", "{'inputs':{}}").status()).isEqualTo(404);
    assertThat(visitor.get(SERVICES + "/offer", colleague).status()).isEqualTo(404);
    var first = publish("offer", "{'note':'First.'}");
    assertThat(first.status()).as(first.body()).isEqualTo(201);
    assertThat(first.json().getString("version")).isEqualTo("1.0.0");
    assertThat(execute("offer", "{'inputs':{}}").status()).isEqualTo(400);

    // What is changed is noticed when it is published.
    var renamed = visitor.call("PUT", SERVICES + "/offer", json("{'name':'Offer'}"), publisher);
    assertThat(ok(renamed).getString("name")).isEqualTo("Offer");
    assertThat(ok(visitor.get(SERVICES + "/offer", colleague)).getString("name"))
        .isEqualTo("Subscription quote");
    assertThat(publish("offer", "{}").json().getString("version")).isEqualTo("1.0.1");
    assertThat(ok(visitor.get(SERVICES + "/offer", colleague)).getString("name"))
        .isEqualTo("Offer");
    var pinned = visitor.get(SERVICES + "/offer/definition?version=1.0.0", colleague);
    assertThat(ok(pinned).getString("name")).isEqualTo("Subscription quote");

    var difference =
        ok(visitor.get(SERVICES + "/offer/versions/1.0.0/difference?to=1.0.1", publisher));
    assertThat(difference.getBoolean("breaking")).isFalse();
    assertThat(difference.getJsonArray("results")).hasSize(4);
    var back = publish("offer", "{'rollbackTo':'1.0.0'}");
    assertThat(back.json().getString("version")).isEqualTo("1.0.2");
    assertThat(ok(visitor.get(SERVICES + "/offer", colleague)).getString("name"))
        .isEqualTo("Subscription quote");

    assertThat(visitor.delete(SERVICES + "/offer", publisher).status()).isEqualTo(409);
    assertThat(visitor.delete(SERVICES + "/offer/publish", publisher).status()).isEqualTo(204);
    assertThat(execute("offer", "{'inputs':{}}").status()).isEqualTo(404);
    assertThat(visitor.delete(SERVICES + "/offer", publisher).status()).isEqualTo(204);
    assertThat(visitor.get(SERVICES + "/offer", publisher).status()).isEqualTo(404);
  }

  @Test
  void whatDiffersIsPublishedOnlyWhenThatIsSaid() {
    var wrong = Example.QUOTE.json().toString().replace("3114.94", "1");
    assertThat(create("doubtful", Example.QUOTE.file(), wrong, "everyone").status()).isEqualTo(201);

    var refused = publish("doubtful", "{}");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().getString("error")).isEqualTo("CONFIRMATION_NEEDED");
    assertThat(refused.json().getJsonObject("details").toString())
        .contains("tax is 3114.94 and should be 1.");
    assertThat(publish("doubtful", "{'confirm':true}").status()).isEqualTo(201);
    var definition = ok(visitor.get(SERVICES + "/doubtful/definition", colleague));
    assertThat(definition.getJsonObject("metadata").getString("verification")).isEqualTo("differs");
  }

  @Test
  void whatIsNoWorkbookIsRefusedInWords() {
    var text = create("text", "no workbook".getBytes(UTF_8), "{\"name\":\"x\"}", "owner");
    assertThat(text.status()).as(text.body()).isEqualTo(422);
    assertThat(text.json().getString("error")).isEqualTo("UNREADABLE_WORKBOOK");
    var bare = new Multipart().with("definition", "{}").send(visitor, "POST", SERVICES, publisher);
    assertThat(bare.status()).isEqualTo(400);
    assertThat(bare.json().getString("field")).isEqualTo("file");
    var wrong = create("wrong", Example.QUOTE.file(), json("{'name':'x','outputs':[]}"), "owner");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.json().getJsonObject("details").getJsonArray("errors")).isNotEmpty();
  }

  @Test
  void attack41AServiceOfOnesOwnIsNotThereForOthers() {
    var definition = Example.MORTGAGE.json().toString();
    assertThat(create("secret-plan", Example.MORTGAGE.file(), definition, "owner").status())
        .isEqualTo(201);
    assertThat(publish("secret-plan", "{}").status()).isEqualTo(201);

    for (var path : List.of("", "/definition", "/execute?property_price=1", "/report")) {
      var answer = visitor.get(SERVICES + "/secret-plan" + path, colleague);
      assertThat(answer.status()).as(path).isIn(403, 404);
      assertThat(answer.body()).doesNotContain("Mortgage", "property_price");
    }
    assertThat(execute("secret-plan", "{'inputs':{}}").status()).isEqualTo(404);
    assertThat(visitor.get(SERVICES + "?limit=200", colleague).body())
        .doesNotContain("secret-plan");
    var spoofed =
        visitor.get(
            SERVICES + "/secret-plan",
            colleague[0],
            colleague[1],
            "x-user-id",
            "somebody-with-rights");
    assertThat(spoofed.status()).isEqualTo(404);
    assertThat(visitor.call("PUT", SERVICES + "/mortgage", "{}", colleague).status())
        .isEqualTo(403);
    assertThat(visitor.get(SERVICES + "/mortgage/execute?annual_rate=1").status()).isEqualTo(401);
  }

  @Test
  void theListHasPages() {
    var page = ok(visitor.get(SERVICES + "?limit=1&sort=name", colleague));

    assertThat(page.getJsonArray("services")).hasSize(1);
    assertThat(page.getJsonObject("pagination").getBoolean("hasMore")).isTrue();
    assertThat(visitor.get(SERVICES + "?limit=0", colleague).status()).isEqualTo(400);
    assertThat(visitor.get(SERVICES + "?sort=calls", colleague).json().getString("message"))
        .contains("updatedAt");
  }

  @Test
  void anOpenApiDocumentTellsWhatReallyComesOut() {
    var both = ok(visitor.get(SERVICES + "/openapi.json?services=mortgage,quote", colleague));

    assertThat(both.getString("openapi")).isEqualTo("3.1.0");
    var quote =
        both.getJsonObject("paths")
            .getJsonObject("/v1/services/quote/execute")
            .getJsonObject("post");
    assertThat(quote.getString("operationId")).isEqualTo("calculate_quote");
    var plan =
        (JsonObject)
            quote.getValue(
                "/requestBody/content/application~1json/schema/properties/inputs/properties/plan");
    assertThat(plan.getJsonArray("enum")).hasSize(4);
    var request = (JsonObject) quote.getValue("/requestBody/content/application~1json/example");
    var answer = (JsonObject) quote.getValue("/responses/200/content/application~1json/example");
    var again = ok(visitor.postJson(SERVICES + "/quote/execute", request.toString(), colleague));
    assertThat(answer.get("outputs")).isEqualTo(again.get("outputs"));
    assertThat(both.getJsonObject("paths")).hasSize(2);
    var old = visitor.get(SERVICES + "/quote/openapi.yaml?version=3.0", colleague);
    assertThat(old.body()).startsWith("openapi: \"3.0.3\"");
    assertThat(visitor.get(SERVICES + "/openapi.json", colleague).status()).isEqualTo(400);
    assertThat(visitor.get(SERVICES + "/nothing/openapi.json", colleague).status()).isEqualTo(404);
  }

  @Test
  void anAssistantFindsReadsAndCalculates() {
    var listed = tool("list_services", "{'query':'mortgage'}");
    assertThat(listed.json().getJsonArray("services").getJsonObject(0).getString("id"))
        .isEqualTo("mortgage");
    assertThat(tool("get_service", "{'service':'mortgage'}").json().getString("inputs_in_short"))
        .contains("term_years* (integer, one of 10, 15, 20, 25, 30)", "otherwise 1200");
    var calculated =
        tool(
            "calculate",
            "{'service':'mortgage','inputs':"
                + HOME
                + ",'area_updates':[{'area':'pmi_rates','changes':[{'row':3,'column':1,'value':0.008}]}]}");
    assertThat(calculated.status()).as(calculated.body()).isEqualTo(200);
    assertThat(number(calculated.json(), "total_monthly")).isCloseTo(2645.404177, within(1e-6));
    var compared =
        tool(
            "compare",
            "{'service':'mortgage','outputs':['total_monthly'],'scenarios':[{'label':'30','inputs':"
                + HOME
                + "},{'label':'none','inputs':{}}]}");
    assertThat(compared.json().getJsonObject("metadata").getInt("successCount")).isEqualTo(1);
    var area = tool("read_area", "{'service':'mortgage','area':'pmi_rates'}");
    assertThat(area.json().getJsonArray("rows")).hasSize(5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "calculate | {'service':'mortage','inputs':{}} | mortgage, quote",
        "calculate | {'service':'mortgage','inputs':{'term_years':12}} | one of 10, 15, 20, 25, 30",
        "calculate | {'service':'mortgage','inputs':{},'version':'9.9.9'} | has no version",
        "compare | {'service':'mortgage','scenarios':[]} | at least 2",
        "read_area | {'service':'quote','area':'x'} | shows none"
      })
  void aModelIsToldHowToCallAgain(String tool, String arguments, String words) {
    var answer = tool(tool, arguments);

    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    assertThat(answer.json().getString("message")).contains(words);
  }

  private Answer tool(String name, String arguments) {
    return visitor.postJson("/v1/tools/" + name, json(arguments), colleague);
  }

  @Test
  void aWorkbookAloneIsEnough() {
    var created =
        new Multipart()
            .with("file", "home_loan.xlsx", XLSX, Example.MORTGAGE.file())
            .with("visibility", "everyone")
            .send(visitor, "POST", SERVICES, publisher);

    assertThat(created.status()).as(created.body()).isEqualTo(201);
    var id = created.json().getString("id");
    assertThat(id).isEqualTo("home-loan");
    var definition = created.json().getJsonObject("definition");
    assertThat(definition.getJsonArray("inputs").getValuesAs(JsonObject.class))
        .extracting(input -> input.getString("address"))
        .containsExactly(
            "Mortgage!B3",
            "Mortgage!B4",
            "Mortgage!B5",
            "Mortgage!B6",
            "Mortgage!B7",
            "Mortgage!B8");
    assertThat(publish(id, "{}").status()).isEqualTo(201);
    var example = visitor.get(SERVICES + "/" + id + "/openapi.json", colleague).json();
    assertThat(example.toString()).contains("2088.05");
  }

  @Test
  void aWorkbookIsHandedOutWithTheValuesOfACallWhereItMayBe() throws Exception {
    var query = "?property_price=400000&down_payment_pct=5%25&annual_rate=0.045&term_years=30";

    var file = visitor.bytes(SERVICES + "/mortgage/export" + query, colleague);

    var image = Image.read(new ByteArrayInputStream(file), Limits.DEFAULT);
    var sheet = image.sheet("Mortgage").orElseThrow();
    assertThat(Objects.requireNonNull(sheet.cell(3, 1)).value()).isEqualTo(new NumberValue(0.05));
    assertThat(Objects.requireNonNull(sheet.cell(14, 1)).value())
        .isInstanceOfSatisfying(
            NumberValue.class, one -> assertThat(one.number()).isCloseTo(332.5, within(1e-6)));
    var wrong = visitor.get(SERVICES + "/mortgage/export?term_years=12", colleague);
    assertThat(wrong.status()).isEqualTo(400);
    create("kept", Example.QUOTE.file(), Example.QUOTE.json().toString(), "everyone");
    publish("kept", "{}");
    assertThat(visitor.get(SERVICES + "/kept/export", colleague).status()).isEqualTo(403);
  }

  @Test
  void aServiceThatIsMadeAnewUnderItsIdIsNotTheOldOne() {
    for (var example : List.of(Example.QUOTE, Example.MORTGAGE)) {
      var definition = example.json().toString();
      assertThat(create("again", example.file(), definition, "everyone").status()).isEqualTo(201);
      assertThat(publish("again", "{}").json().getString("version")).isEqualTo("1.0.0");
      assertThat(ok(visitor.get(SERVICES + "/again/definition", colleague)).getString("name"))
          .isEqualTo(example.definition().name());
      assertThat(visitor.delete(SERVICES + "/again/publish", publisher).status()).isEqualTo(204);
      assertThat(visitor.delete(SERVICES + "/again", publisher).status()).isEqualTo(204);
    }
  }

  @Test
  void ofTenAtOnceOneIsMadeAndEachPublicationHasItsOwnNumber() {
    var definition = Example.QUOTE.json().toString();
    var made =
        IntStream.range(0, 10)
            .parallel()
            .mapToObj(i -> create("rush", Example.QUOTE.file(), definition, "owner").status())
            .toList();
    assertThat(made).containsOnly(201, 409).containsOnlyOnce(201);

    var published =
        IntStream.range(0, 5).parallel().mapToObj(i -> publish("rush", "{}").status()).toList();
    assertThat(published).containsAnyOf(201).isSubsetOf(201, 409);
    assertThat(ok(visitor.get(SERVICES + "/rush", publisher)).getJsonArray("versions"))
        .hasSize(Collections.frequency(published, 201));
  }
}
