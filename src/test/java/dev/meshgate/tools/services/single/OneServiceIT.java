package dev.meshgate.tools.services.single;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Assistant;
import dev.meshgate.Gate;
import dev.meshgate.Mcp;
import dev.meshgate.Visitor;
import dev.meshgate.Visitor.Answer;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("One calculation service as an MCP server of its own")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OneServiceIT {

  private static final String MORTGAGE = "/v1/mcp/services/mortgage";
  private static final String HOME =
      "{\"property_price\":400000,\"down_payment_pct\":\"5%\",\"annual_rate\":4.5,\"term_years\":30}";

  private final Visitor visitor = new Visitor(Gate.onH2());
  private String base = "";
  private String own = "";
  private String main = "";

  @BeforeAll
  void connect() {
    base = Gate.onH2().baseUrl();
    var assistant = Assistant.registeredAt(Gate.onH2());
    own = assistant.connect("mcp:read mcp:execute", base + MORTGAGE).access();
    main = assistant.connect("mcp:read mcp:execute").access();
  }

  private Mcp at(String path, String version, String token) {
    return new Mcp(visitor, path, version, token);
  }

  private static JsonObject result(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    var result = answer.last().getJsonObject("result");
    assertThat(result).as(answer.body()).isNotNull();
    return result;
  }

  @ParameterizedTest
  @ValueSource(strings = {MORTGAGE, "/api/mcp/service/mortgage", "/api/mcp/services/mortgage"})
  void isFoundByEachOfItsNames(String name) {
    var refused = visitor.postJson(name, "{}");
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.header("WWW-Authenticate"))
        .contains("/.well-known/oauth-protected-resource" + MORTGAGE);

    var metadata = visitor.get("/.well-known/oauth-protected-resource" + name);
    assertThat(metadata.json().getString("resource")).isEqualTo(base + name);
    for (var form :
        List.of(
            "/.well-known/oauth-authorization-server" + name,
            "/.well-known/openid-configuration" + name,
            name + "/.well-known/openid-configuration")) {
      assertThat(visitor.get(form).status()).as(form).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/v1/mcp/services/nothing", "/v1/mcp/services/mortgage/x", "/v1/mcp/servicesX"})
  void whatIsNoServiceIsNoResource(String name) {
    assertThat(visitor.get("/.well-known/oauth-protected-resource" + name).status()).isEqualTo(404);
    var asked =
        Assistant.registeredAt(Gate.onH2())
            .parameters("mcp:read", base + name, Assistant.newVerifier());
    var answer = Assistant.registeredAt(Gate.onH2()).authorize(asked);
    assertThat(answer.status() + answer.header("location") + answer.body()).doesNotContain("code=");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26"})
  void takesFlatArgumentsInEveryRevision(String version) {
    var mcp = at(MORTGAGE, version, own);

    var tools = result(mcp.request("tools/list", "{}")).getJsonArray("tools");
    assertThat(tools.getValuesAs(JsonObject.class))
        .extracting(tool -> tool.getString("name"))
        .containsExactly("calculate", "compare", "get_details", "read_area");
    var schema = tools.getJsonObject(0).getJsonObject("inputSchema");
    assertThat(schema.getJsonArray("required").getValuesAs(JsonString.class))
        .extracting(JsonString::getString)
        .containsExactly("property_price", "down_payment_pct", "annual_rate", "term_years");
    assertThat(result(mcp.tool("calculate", HOME)).toString()).contains("2724.57");
    var compared =
        result(
            mcp.tool(
                "compare",
                "{\"scenarios\":[" + HOME.replace("{", "{\"label\":\"a\",") + "," + HOME + "]}"));
    assertThat(compared.toString().replace("\\", "")).contains("\"a\"", "2724.57");
    assertThat(result(mcp.tool("get_details", "{}")).toString()).contains("term_years*");
    assertThat(result(mcp.tool("read_area", "{\"area\":\"pmi_rates\"}")).toString())
        .contains("0.0105");
    var wrong = result(mcp.tool("calculate", HOME.replace("30", "12")));
    assertThat(wrong.getBoolean("isError")).isTrue();
    assertThat(wrong.toString()).contains("one of 10, 15, 20, 25, 30");
  }

  @Test
  void sessionsHaveNoStreamBecauseThereIsNothingToBeToldOf() {
    var begun =
        visitor.postJson(
            MORTGAGE,
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":"
                + "\"2025-11-25\",\"capabilities\":{},\"clientInfo\":{\"name\":\"x\",\"version\":\"1\"}}}",
            "Authorization",
            "Bearer " + own);
    var session = begun.header("Mcp-Session-Id");
    assertThat(session).as(begun.body()).isNotBlank();

    var stream =
        visitor.get(
            MORTGAGE,
            "Authorization",
            "Bearer " + own,
            "Mcp-Session-Id",
            session,
            "Accept",
            "text/event-stream");

    assertThat(stream.status()).isEqualTo(405);
  }

  @Test
  void thereIsNothingBesideItsTools() {
    var mcp = at(MORTGAGE, Mcp.MODERN, own);

    var discovered = result(mcp.request("server/discover", "{}"));
    assertThat(discovered.getJsonObject("capabilities").keySet())
        .containsExactlyInAnyOrder("tools", "logging");
    assertThat(discovered.getString("instructions")).contains("home loan", "term_years*");
    for (var method :
        List.of("resources/list", "prompts/list", "subscriptions/listen", "tasks/get")) {
      var answer = mcp.request(method, "{}");
      assertThat(answer.status()).as(method).isEqualTo(404);
      assertThat(answer.json().getJsonObject("error").getInt("code")).isEqualTo(-32601);
    }
    var search = mcp.tool("search", "{\"query\":\"x\"}").last();
    assertThat(search.getJsonObject("error").getInt("code")).isEqualTo(-32602);
    var old = at(MORTGAGE, "2025-11-25", own);
    assertThat(old.request("resources/list", "{}").last().getJsonObject("error").getInt("code"))
        .isEqualTo(-32601);
    assertThat(old.request("prompts/get", "{\"name\":\"ask_documents\"}").body())
        .contains("-32601");
  }

  @Test
  void attack12ATokenForOneServiceOpensThatOneAlone() {
    var header = new String[] {"Authorization", "Bearer " + own};

    assertThat(visitor.get("/v1/services/mortgage/definition", header).status()).isEqualTo(200);
    for (var path :
        List.of(
            "/v1/services/quote/definition",
            "/v1/services/mortgag/definition",
            "/v1/services",
            "/v1/services/openapi.json?services=mortgage",
            "/v1/tools",
            "/v1/tasks",
            "/v1/documents",
            "/v1/services/mortgage/report",
            "/v1/services/mortgage/versions/1.0.0/difference")) {
      assertThat(visitor.get(path, header).status()).as(path).isEqualTo(401);
    }
    assertThat(at("/v1/mcp/services/quote", Mcp.MODERN, own).request("tools/list", "{}").status())
        .isEqualTo(401);
    assertThat(at("/v1/mcp", Mcp.MODERN, own).request("tools/list", "{}").status()).isEqualTo(401);
    assertThat(at("/", Mcp.MODERN, own).request("tools/list", "{}").status()).isEqualTo(401);
  }

  @Test
  void aTokenForAllOpensEachOfThem() {
    for (var id : List.of("mortgage", "quote")) {
      var tools = at("/v1/mcp/services/" + id, Mcp.MODERN, main).request("tools/list", "{}");
      assertThat(tools.status()).as(id).isEqualTo(200);
    }
    assertThat(
            at("/v1/mcp/services/nothing", Mcp.MODERN, main).request("tools/list", "{}").status())
        .isEqualTo(404);
  }
}
