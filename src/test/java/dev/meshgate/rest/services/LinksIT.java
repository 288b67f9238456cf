package dev.meshgate.rest.services;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Assistant;
import dev.meshgate.Assistant.Tokens;
import dev.meshgate.Gate;
import dev.meshgate.Mcp;
import dev.meshgate.Multipart;
import dev.meshgate.Soon;
import dev.meshgate.Visitor;
import dev.meshgate.Visitor.Answer;
import dev.meshgate.services.Example;
import dev.meshgate.services.engine.cell.NumberValue;
import dev.meshgate.services.engine.image.Image;
import dev.meshgate.services.engine.image.Limits;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@DisplayName("Links that carry their own permission")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LinksIT {

  private static final String SERVICES = "/v1/services";
  private static final String AUDIT = "/v1/admin/audit";
  private static final String HOME =
      "{\"property_price\":400000,\"down_payment_pct\":\"5%\",\"annual_rate\":0.045,\"term_years\":30}";

  private final Visitor nobody = new Visitor(Gate.onH2());
  private final Assistant person = Assistant.ofANewPerson(new Visitor(Gate.onH2()));
  private Tokens tokens = new Tokens("", "");
  private String[] publisher = {};
  private String[] administrator = {};

  @BeforeAll
  void connect() {
    tokens = person.connect("mcp:read mcp:execute");
    publisher =
        Assistant.registeredAt(Gate.onH2()).connect("mcp:read mcp:execute mcp:manage").header();
    administrator =
        Assistant.registeredAt(Gate.onH2())
            .connect("mcp:manage", Gate.onH2().baseUrl() + "/v1/admin")
            .header();
  }

  private static Answer execute(Visitor visitor, String id, String more, String... token) {
    return visitor.postJson(
        SERVICES + "/" + id + "/execute", "{\"inputs\":" + HOME + more + "}", token);
  }

  private JsonObject metadata(String id, String more, String... token) {
    var answer = execute(nobody, id, more, token);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().getJsonObject("metadata");
  }

  private static String local(String url) {
    assertThat(url).startsWith(Gate.onH2().baseUrl() + "/");
    return url.substring(Gate.onH2().baseUrl().length());
  }

  private String export(String id, String... token) {
    return local(metadata(id, ",\"exportLink\":true", token).getString("exportUrl"));
  }

  private String execution(String id, String... token) {
    return local(metadata(id, ",\"executeLink\":true", token).getString("executeUrl"));
  }

  private void published(String id, String exportable) {
    var created =
        new Multipart()
            .with("file", id + ".xlsx", "application/octet-stream", Example.MORTGAGE.file())
            .with("definition", Example.MORTGAGE.json().toString())
            .with("id", id)
            .with("visibility", "everyone")
            .with("exportable", exportable)
            .send(nobody, "POST", SERVICES, publisher);
    assertThat(created.status()).as(created.body()).isEqualTo(201);
    var answer = nobody.postJson(SERVICES + "/" + id + "/publish", "{}", publisher);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
  }

  @Test
  void whoHoldsAServiceTokenHasNoneMade() {
    var made =
        nobody.postJson("/v1/tokens", "{\"name\":\"x\",\"service\":\"mortgage\"}", tokens.header());
    var header = "Bearer " + made.json().getString("token");

    var refused = execute(nobody, "mortgage", ",\"executeLink\":true", "Authorization", header);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("NO_LINK", "who have signed in");
    assertThat(execute(nobody, "mortgage", "", "Authorization", header).status()).isEqualTo(200);
  }

  private static void isRefused(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(403);
    assertThat(answer.json().toString())
        .isEqualTo(
            "{\"error\":\"INVALID_LINK\",\"message\":\"This link is not good (any more). Ask"
                + " whoever gave it to you for a new one.\"}");
  }

  @Test
  void whoeverHasTheLinkHasTheWorkbook() throws IOException {
    var link = export("mortgage", tokens.header());

    assertThat(link).doesNotContain("usr_", person.clientId());
    var file = nobody.bytes(link);
    var sheet =
        Image.read(new ByteArrayInputStream(file), Limits.DEFAULT).sheet("Mortgage").orElseThrow();
    assertThat(Objects.requireNonNull(sheet.cell(3, 1)).value()).isEqualTo(new NumberValue(0.05));
    var answer = nobody.get(link);
    assertThat(answer.header("Cache-Control")).isEqualTo("private, no-store");
    assertThat(answer.header("Content-Disposition")).contains("mortgage_");
    var head = nobody.call("HEAD", link, "");
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
  }

  @Test
  void whoeverHasTheLinkHasTheResults() {
    var asked = execute(nobody, "mortgage", ",\"executeLink\":true", tokens.header()).json();
    var link = local(asked.getJsonObject("metadata").getString("executeUrl"));

    var answer = nobody.get(link);

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json().get("outputs")).isEqualTo(asked.get("outputs"));
    assertThat(answer.json().getJsonObject("metadata").toString()).doesNotContain("UNKNOWN");
    assertThat(answer.header("Cache-Control")).isEqualTo("private, no-store");
    var byQuery =
        nobody.get(
            SERVICES
                + "/mortgage/execute?property_price=400000&down_payment_pct=0.05&annual_rate=0.045"
                + "&term_years=30&_executeLink=true&_exportLink=true",
            tokens.header());
    assertThat(byQuery.json().getJsonObject("metadata")).containsKeys("executeUrl", "exportUrl");
  }

  @Test
  void anAssistantHasOneMadeForItsPerson() {
    var mcp = new Mcp(nobody, "/v1/mcp", Mcp.MODERN, tokens.access());
    var answer =
        mcp.tool(
            "calculate", "{\"service\":\"mortgage\",\"export_link\":true,\"inputs\":" + HOME + "}");
    var metadata =
        answer
            .json()
            .getJsonObject("result")
            .getJsonObject("structuredContent")
            .getJsonObject("metadata");

    assertThat(nobody.get(local(metadata.getString("exportUrl"))).status()).isEqualTo(200);
  }

  @Test
  void whatIsChangedInALinkMakesItWorthless() {
    for (var link :
        List.of(export("mortgage", tokens.header()), execution("mortgage", tokens.header()))) {
      var signature = link.substring(link.indexOf("&sig="));
      for (var changed :
          List.of(
              link.replace("400000", "400001"),
              link.replace("property_price", "Property_price"),
              link.replace("property_price", "property%5Fprice"),
              link.replace("/mortgage/", "/quote/"),
              link.replace("/mortgage/", "/mort%67age/"),
              link.replace("/mortgage/", "/mortgage;x=1/"),
              link.replace("/v1/", "/api/v1/"),
              link.contains("/export?")
                  ? link.replace("/export?", "/execute?")
                  : link.replace("/execute?", "/export?"),
              link.replaceAll("exp=\\d+", "exp=9999999999"),
              link.replace("?", "?_format=csv&"),
              link.replace("?", "?_version=1.0.0&"),
              link.replace("&sig=", "&loan_fee=1&sig="),
              link.replace("&sig=", "&property_price=1&sig="),
              link + "&property_price=1",
              link + "&sig=" + signature.substring(5),
              link + "&",
              link.substring(0, link.length() - 1),
              link.replace(signature, "&sig="),
              link.replaceAll("_by=[^&]*", "_by=usr_somebody"))) {
        assertThat(changed).isNotEqualTo(link);
        isRefused(nobody.get(changed));
        var head = nobody.call("HEAD", changed, "");
        assertThat(head.status()).as(changed).isEqualTo(403);
        assertThat(head.body()).isEmpty();
      }
      // Some of these are no address of ours at all.
      for (var path : List.of("/quote/../mortgage/", "//mortgage/", "/./mortgage/")) {
        assertThat(nobody.get(link.replace("/mortgage/", path)).status()).isIn(400, 403, 404);
      }
    }
  }

  @Test
  void aLinkOpensNothingElse() {
    var link = execution("mortgage", tokens.header());
    var query = link.substring(link.indexOf('?'));

    assertThat(nobody.postJson(link, "{\"inputs\":" + HOME + "}").status()).isEqualTo(401);
    assertThat(nobody.delete(link).status()).isEqualTo(405);
    for (var path :
        List.of(
            SERVICES,
            SERVICES + "/mortgage",
            SERVICES + "/mortgage/definition",
            SERVICES + "/mortgage/openapi.json",
            "/v1/tools",
            "/v1/limits")) {
      assertThat(nobody.get(path + query).status()).as(path).isEqualTo(401);
    }
    isRefused(nobody.get(SERVICES + "/mortgage/export" + query));
    // Without a signature it is a call without a token, as ever.
    assertThat(nobody.get(SERVICES + "/mortgage/execute?annual_rate=1").status()).isEqualTo(401);
    // Who sends a token is judged by it.
    assertThat(nobody.get(link, "Authorization", "Bearer wrong").status()).isEqualTo(401);
    // And a link makes no link that would outlive it.
    isRefused(nobody.get(link.replace("&sig=", "&_executeLink=true&sig=")));
  }

  @Test
  void aServiceThatIsNotHandedOutHasNoLinkToItsWorkbook() {
    published("x-kept-in", "false");

    var refused = execute(nobody, "x-kept-in", ",\"exportLink\":true", tokens.header());
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().getString("error")).isEqualTo("NO_LINK");
    assertThat(refused.json().getString("message")).contains("does not hand its workbook out");
    assertThat(nobody.get(execution("x-kept-in", tokens.header())).status()).isEqualTo(200);
    var areas =
        ",\"executeLink\":true,\"areaUpdates\":"
            + "[{\"area\":\"pmi_rates\",\"changes\":[{\"row\":3,\"column\":1,\"value\":0.008}]}]";
    assertThat(execute(nobody, "x-kept-in", areas, tokens.header()).json().getString("message"))
        .contains("areaUpdates");
  }

  @Test
  void aLinkDiesWithItsService() {
    published("x-lent", "true");
    var link = export("x-lent", tokens.header());
    assertThat(nobody.get(link).status()).isEqualTo(200);

    nobody.call("PUT", SERVICES + "/x-lent", "{\"exportable\":false}", publisher);
    assertThat(nobody.get(link).status()).isEqualTo(403);
    nobody.call("PUT", SERVICES + "/x-lent", "{\"exportable\":true}", publisher);
    assertThat(nobody.get(link).status()).isEqualTo(200);
    nobody.call("PUT", SERVICES + "/x-lent", "{\"visibility\":\"owner\"}", publisher);
    assertThat(nobody.get(link).status()).isEqualTo(404);
    nobody.call("PUT", SERVICES + "/x-lent", "{\"visibility\":\"everyone\"}", publisher);
    assertThat(nobody.get(link).status()).isEqualTo(200);
    nobody.delete(SERVICES + "/x-lent/publish", publisher);
    assertThat(nobody.get(link).status()).isEqualTo(404);
  }

  @Test
  void aLinkDiesWithItsMakersAccountAndStaysDead() {
    var somebody = Assistant.ofANewPerson(new Visitor(Gate.onH2()));
    var link = export("mortgage", somebody.connect("mcp:read mcp:execute").header());
    assertThat(nobody.get(link).status()).isEqualTo(200);
    var subject =
        Soon.seen(
                Duration.ofSeconds(20),
                () -> audited("?client=" + somebody.clientId(), "link.made"),
                made -> !made.isEmpty())
            .get(0)
            .getString("subject");
    // Whoever comes by it is in the audit as its maker.
    Soon.so(
        Duration.ofSeconds(20),
        () ->
            audited("?kind=call&account=" + subject, "service.asked").stream()
                .anyMatch(entry -> entry.toString().contains("export by link")));

    nobody.postJson("/v1/admin/accounts/" + subject + "/disable", "{}", administrator);
    isRefused(nobody.get(link));
    nobody.postJson("/v1/admin/accounts/" + subject + "/enable", "{}", administrator);
    isRefused(nobody.get(link));
  }

  private List<JsonObject> audited(String query, String action) {
    var answer = nobody.get(AUDIT + query, administrator);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().getJsonArray("entries").getValuesAs(JsonObject.class).stream()
        .filter(entry -> entry.getString("action").equals(action))
        .toList();
  }

  @Test
  void aLinkDiesWithTheGrantUnderWhichItWasMade() {
    var somebody = Assistant.ofANewPerson(new Visitor(Gate.onH2()));
    var connected = somebody.connect("mcp:read mcp:execute");
    var link = execution("mortgage", connected.header());
    assertThat(nobody.get(link).status()).isEqualTo(200);

    var ended =
        somebody
            .visitor()
            .postForm(
                "/oauth/revoke",
                Map.of("client_id", somebody.clientId(), "token", connected.refresh()));

    assertThat(ended.status()).isEqualTo(200);
    isRefused(nobody.get(link));
  }

  @Test
  void aLinkExpires() {
    try (var gate = Gate.start("links", Map.of("MESHGATE_SERVICES_LINK_TIME", "5s"))) {
      var visitor = new Visitor(gate);
      var token = Assistant.registeredAt(gate).connect("mcp:read mcp:execute").header();
      var url =
          execute(visitor, "mortgage", ",\"executeLink\":true", token)
              .json()
              .getJsonObject("metadata")
              .getString("executeUrl");
      var link = url.substring(gate.baseUrl().length());
      assertThat(visitor.get(link).status()).isEqualTo(200);

      Soon.so(Duration.ofSeconds(20), () -> visitor.get(link).status() == 403);
      isRefused(visitor.get(link));
    }
  }
}
