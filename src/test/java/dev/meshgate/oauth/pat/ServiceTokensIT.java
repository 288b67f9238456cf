package dev.meshgate.oauth.pat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Assistant;
import dev.meshgate.Gate;
import dev.meshgate.Mcp;
import dev.meshgate.Multipart;
import dev.meshgate.Soon;
import dev.meshgate.Visitor;
import dev.meshgate.Visitor.Answer;
import dev.meshgate.services.Example;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Tokens for calculation services")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServiceTokensIT {

  private static final String SECRET = "rate-card";
  private static final String HOME =
      "{\"property_price\":400000,\"down_payment_pct\":0.05,\"annual_rate\":0.045,\"term_years\":30}";
  private static final String INPUTS = "{\"inputs\":" + HOME + "}";

  private final Visitor visitor = new Visitor(Gate.onH2());
  private String base = "";
  private String[] publisher = {};

  /** A token that was made. */
  private record Made(String id, String value) {

    String[] header() {
      return new String[] {"Authorization", "Bearer " + value};
    }
  }

  @BeforeAll
  void publishASecretService() {
    base = Gate.onH2().baseUrl();
    publisher =
        Assistant.registeredAt(Gate.onH2()).connect("mcp:read mcp:execute mcp:manage").header();
    var created =
        new Multipart()
            .with("file", SECRET + ".xlsx", "application/octet-stream", Example.MORTGAGE.file())
            .with("definition", Example.MORTGAGE.json().toString())
            .with("id", SECRET)
            .with("visibility", "owner")
            .send(visitor, "POST", "/v1/services", publisher);
    assertThat(created.status()).as(created.body()).isEqualTo(201);
    var published = visitor.postJson("/v1/services/" + SECRET + "/publish", "{}", publisher);
    assertThat(published.status()).as(published.body()).isEqualTo(201);
  }

  private Made make(String purpose) {
    var answer =
        visitor.postJson("/v1/tokens", "{\"name\":\"For a partner\"," + purpose + "}", publisher);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return new Made(answer.json().getString("id"), answer.json().getString("token"));
  }

  private Answer execute(String service, String... header) {
    return visitor.postJson("/v1/services/" + service + "/execute", INPUTS, header);
  }

  private void revoke(Made token) {
    assertThat(visitor.delete("/v1/tokens/" + token.id(), publisher).status()).isEqualTo(204);
  }

  @Test
  void attack42OneForAServiceOpensItAndNothingElse() {
    var token = make("\"service\":\"rate-card\"");
    assertThat(token.value()).startsWith("svc_");

    assertThat(execute(SECRET, token.header()).body()).contains("2724.57");
    assertThat(visitor.get("/v1/services/" + SECRET, token.header()).body())
        .contains("property_price")
        .doesNotContain("versions", "owner", "B2");
    var mcp = new Mcp(visitor, "/v1/mcp/services/" + SECRET, Mcp.MODERN, token.value());
    assertThat(mcp.tool("calculate", HOME).body()).contains("2724.57");

    for (var path :
        List.of(
            "/v1/services/mortgage/definition",
            "/v1/services",
            "/v1/tools",
            "/v1/tasks",
            "/v1/tokens",
            "/v1/documents",
            "/v1/agents",
            "/v1/services/rate-card/report",
            "/v1/services/rate-card/definition?version=draft")) {
      assertThat(visitor.get(path, token.header()).status()).as(path).isIn(401, 403, 404);
    }
    assertThat(
            new Mcp(visitor, "/v1/mcp", Mcp.MODERN, token.value()).tool("calculate", "{}").status())
        .isEqualTo(401);
    assertThat(visitor.postJson("/v1/tokens", "{\"name\":\"more\"}", token.header()).status())
        .isIn(401, 403);
  }

  @Test
  void attack42ItIsRefusedInAnAddressAndWhenRevoked() {
    var token = make("\"service\":\"rate-card\"");
    var path = "/v1/services/" + SECRET + "/execute?property_price=400000&token=" + token.value();
    assertThat(visitor.get(path).status()).isEqualTo(401);
    assertThat(execute(SECRET, token.header()).status()).isEqualTo(200);

    revoke(token);

    assertThat(execute(SECRET, token.header()).status()).isEqualTo(401);
    assertThat(execute(SECRET, "Authorization", "Bearer svc_" + "x".repeat(43)).status())
        .isEqualTo(401);
  }

  @Test
  void oneForSeveralOpensThoseAndTheToolsForThem() {
    var token = make("\"services\":[\"rate-card\",\"quote\"]");
    assertThat(token.value()).startsWith("mcp_");
    var mcp = new Mcp(visitor, "/v1/mcp", Mcp.MODERN, token.value());

    assertThat(names(mcp.request("tools/list", "{}")))
        .containsExactly(
            "calculate",
            "compare",
            "delete_state",
            "get_service",
            "list_services",
            "list_states",
            "load_state",
            "read_area",
            "save_state");
    assertThat(mcp.tool("list_services", "{}").body())
        .contains("rate-card", "quote")
        .doesNotContain("\\\"id\\\":\\\"mortgage\\\"");
    assertThat(mcp.tool("calculate", "{\"service\":\"rate-card\",\"inputs\":" + HOME + "}").body())
        .contains("2724.57");
    assertThat(mcp.tool("calculate", "{\"service\":\"mortgage\",\"inputs\":" + HOME + "}").body())
        .contains("isError")
        .doesNotContain("2724.57");
    for (var method : List.of("resources/list", "prompts/list", "tasks/get")) {
      assertThat(mcp.request(method, "{}").body()).as(method).contains("-32601");
    }
    assertThat(mcp.tool("search", "{\"query\":\"x\"}").body()).contains("-32602");
    assertThat(visitor.postJson("/v1/tools/search", "{\"query\":\"x\"}", token.header()).status())
        .isEqualTo(404);
    assertThat(execute("quote", token.header()).status()).isEqualTo(400);
    assertThat(execute("mortgage", token.header()).status()).isEqualTo(403);
    assertThat(visitor.get("/v1/tasks", token.header()).status()).isEqualTo(403);
    assertThat(
            visitor
                .get("/v1/services/openapi.json?services=quote,rate-card", token.header())
                .body())
        .contains("calculate_rate_card");
  }

  @Test
  void anEmptyListOpensNothing() {
    var token = make("\"services\":[]");

    assertThat(execute("mortgage", token.header()).status()).isEqualTo(403);
    var mcp = new Mcp(visitor, "/v1/mcp", Mcp.MODERN, token.value());
    assertThat(mcp.tool("list_services", "{}").body()).contains("\"total\":0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"service\":\"nothing\"",
        "\"services\":[\"mortgage\",\"nothing\"]",
        "\"services\":\"mortgage\"",
        "\"service\":\"mortgage\",\"services\":[]",
        "\"service\":\"mortgage\",\"scope\":\"mcp:manage\""
      })
  void whatCannotBeIsNotMade(String purpose) {
    var answer = visitor.postJson("/v1/tokens", "{\"name\":\"x\"," + purpose + "}", publisher);

    assertThat(answer.status()).as(answer.body()).isIn(400, 403);
  }

  @Test
  void nobodyMakesOneForWhatTheyMayNotUse() {
    var colleague =
        Assistant.ofANewPerson(new Visitor(Gate.onH2())).connect("mcp:read mcp:execute").header();

    var answer =
        visitor.postJson("/v1/tokens", "{\"name\":\"x\",\"service\":\"rate-card\"}", colleague);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("no published calculation service 'rate-card' for you");
  }

  @Test
  void nothingIsPublicUnlessTheOperatorAllowsIt() {
    var answer =
        visitor.call("PUT", "/v1/services/" + SECRET, "{\"visibility\":\"public\"}", publisher);

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.body()).contains("MESHGATE_SERVICES_PUBLIC");
    assertThat(execute(SECRET).status()).isEqualTo(401);
  }

  // What follows is the authorize page: one or many tokens instead of signing in.

  private Assistant stranger() {
    return Assistant.registeredAt(new Visitor(Gate.onH2()));
  }

  private Answer paste(Assistant assistant, String resource, String verifier, String tokens) {
    var form =
        form(assistant, assistant.parameters("mcp:read mcp:execute openid", resource, verifier));
    return send(assistant, form, tokens, "allow");
  }

  private static Answer form(Assistant assistant, Map<String, String> asked) {
    var visitor = assistant.visitor();
    var signIn =
        visitor.get(visitor.get(assistant.authorize(asked).header("location")).header("location"));
    assertThat(signIn.body()).contains("/oauth/service-tokens?i=");
    var page = visitor.get("/oauth/service-tokens?i=" + signIn.field("i"));
    assertThat(page.status()).as(page.body()).isEqualTo(200);
    return page;
  }

  private static Answer send(Assistant assistant, Answer page, String tokens, String decision) {
    return assistant
        .visitor()
        .postForm(
            "/oauth/service-tokens",
            Map.of(
                "i",
                page.field("i"),
                "csrf",
                page.field("csrf"),
                "tokens",
                tokens,
                "decision",
                decision));
  }

  private static Assistant.Tokens redeemed(Assistant assistant, Answer answer, String verifier) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(303);
    var code = new Assistant.Code(answer.redirected().getOrDefault("code", ""), verifier);
    return Assistant.tokensOf(assistant.redeem(code));
  }

  @Test
  void whoeverPastesOneConnectsToItsServiceWithoutAnAccount() {
    var token = make("\"service\":\"rate-card\"");
    var assistant = stranger();
    var verifier = Assistant.newVerifier();
    var resource = base + "/v1/mcp/services/" + SECRET;

    var tokens = redeemed(assistant, paste(assistant, resource, verifier, token.value()), verifier);

    var mcp = new Mcp(visitor, "/v1/mcp/services/" + SECRET, Mcp.MODERN, tokens.access());
    assertThat(mcp.tool("calculate", HOME).body()).contains("2724.57");
    assertThat(execute(SECRET, tokens.header()).status()).isEqualTo(200);
    assertThat(execute("mortgage", tokens.header()).status()).isEqualTo(401);
    assertThat(visitor.get("/v1/tasks", tokens.header()).status()).isEqualTo(401);
    assertThat(assistant.refresh(tokens.refresh()).status()).isEqualTo(200);
    revoke(token);
    Soon.so(Duration.ofSeconds(2), () -> execute(SECRET, tokens.header()).status() == 401);
    var dead = assistant.refresh(tokens.refresh());
    assertThat(dead.status()).isEqualTo(400);
    assertThat(dead.json().getString("error")).isEqualTo("invalid_grant");
  }

  @Test
  void severalTogetherOpenWhatAnyOfThemOpensAndOneThatEndsNarrowsIt() {
    var one = make("\"service\":\"rate-card\"");
    var other = make("\"services\":[\"quote\"]");
    var assistant = stranger();
    var verifier = Assistant.newVerifier();

    var answer = paste(assistant, base + "/v1/mcp", verifier, one.value() + "\n " + other.value());
    var tokens = redeemed(assistant, answer, verifier);

    var mcp = new Mcp(visitor, "/v1/mcp", Mcp.MODERN, tokens.access());
    assertThat(mcp.tool("list_services", "{}").body()).contains("rate-card", "quote");
    assertThat(execute(SECRET, tokens.header()).status()).isEqualTo(200);
    assertThat(visitor.get("/v1/tasks", tokens.header()).status()).isEqualTo(403);
    revoke(one);
    Soon.so(Duration.ofSeconds(2), () -> execute(SECRET, tokens.header()).status() == 403);
    assertThat(mcp.tool("list_services", "{}").body())
        .contains("quote")
        .doesNotContain("rate-card");
    assertThat(assistant.refresh(tokens.refresh()).status()).isEqualTo(200);
    revoke(other);
    Soon.so(Duration.ofSeconds(2), () -> mcp.tool("list_services", "{}").status() == 401);
    assertThat(assistant.refresh(tokens.refresh()).status()).isEqualTo(400);
  }

  @Test
  void attack42WhatIsPastedIsNeverMoreThanItIs() {
    var readOnly = make("\"service\":\"rate-card\",\"scope\":\"mcp:read\"");
    var assistant = stranger();
    var verifier = Assistant.newVerifier();
    var resource = base + "/v1/mcp/services/" + SECRET;

    var tokens =
        redeemed(assistant, paste(assistant, resource, verifier, readOnly.value()), verifier);

    assertThat(visitor.get("/v1/services/rate-card/definition", tokens.header()).status())
        .isEqualTo(200);
    assertThat(execute(SECRET, tokens.header()).status()).isEqualTo(403);
  }

  @Test
  void whatDoesNotDoIsSaidAndTheQuestionStaysOpen() {
    var token = make("\"service\":\"rate-card\"");
    var personal =
        visitor.postJson("/v1/tokens", "{\"name\":\"mine\"}", publisher).json().getString("token");
    var assistant = stranger();
    var verifier = Assistant.newVerifier();
    var resource = base + "/v1/mcp/services/quote";
    var page = form(assistant, assistant.parameters("mcp:execute", resource, verifier));

    for (var wrong : List.of("", "svc_nonsense", personal, token.value(), "x ".repeat(30))) {
      var answer = send(assistant, page, wrong, "allow");
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body()).contains("There is a problem").doesNotContain(token.value());
    }
    var fine = make("\"services\":[\"quote\"]");
    redeemed(assistant, send(assistant, page, fine.value(), "allow"), verifier);
    assertThat(send(assistant, page, fine.value(), "allow").status()).isEqualTo(400);
  }

  @Test
  void whoeverCancelsIsSentBack() {
    var assistant = stranger();
    var page = form(assistant, assistant.parameters("mcp:execute"));

    assertThat(send(assistant, page, "", "cancel").redirected())
        .containsEntry("error", "access_denied");
  }

  private static List<String> names(Answer listed) {
    return listed
        .last()
        .getJsonObject("result")
        .getJsonArray("tools")
        .getValuesAs(JsonObject.class)
        .stream()
        .map(tool -> tool.get("name"))
        .map(name -> ((JsonString) name).getString())
        .toList();
  }
}
