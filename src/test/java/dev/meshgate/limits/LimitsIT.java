package dev.meshgate.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Assistant;
import dev.meshgate.Assistant.Tokens;
import dev.meshgate.Gate;
import dev.meshgate.Mcp;
import dev.meshgate.Multipart;
import dev.meshgate.Visitor;
import dev.meshgate.Visitor.Answer;
import dev.meshgate.services.Example;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("How much is allowed in a minute")
class LimitsIT {

  private static final String TASK = "{\"task\":\"Sum of amount:\\nregion,amount\\nNorth,10\"}";

  private static @Nullable Gate gate;

  private final Visitor program = new Visitor(gate());
  private Tokens tokens = new Tokens("", "");

  @BeforeAll
  static void start() {
    gate =
        Gate.start(
            "limits",
            Map.of(
                "MESHGATE_SIGN_UP", "true",
                "MESHGATE_LIMIT_PERSON", "30",
                "MESHGATE_LIMIT_WORK", "5",
                "MESHGATE_LIMIT_ADDRESS", "300",
                "MESHGATE_LIMIT_CALCULATIONS", "150",
                "MESHGATE_SERVICES_PUBLIC", "true",
                "MESHGATE_TOOL_ANSWER_LIST_AGENTS", "1000",
                "MESHGATE_TRUSTED_PROXIES", "10\\.0\\.0\\.1"));
  }

  @AfterAll
  static void stop() {
    gate().close();
  }

  private static Gate gate() {
    if (gate == null) {
      throw new IllegalStateException("the server did not start");
    }
    return gate;
  }

  @BeforeEach
  void connect() {
    tokens = Assistant.ofANewPerson(new Visitor(gate())).connect("mcp:read mcp:execute");
  }

  @Test
  void aPublicServiceNeedsNoTokenAndIsCountedByAddress() {
    var publisher = Assistant.registeredAt(gate()).connect("mcp:read mcp:manage").header();
    var created =
        new Multipart()
            .with("file", "open.xlsx", "application/octet-stream", Example.MORTGAGE.file())
            .with("definition", Example.MORTGAGE.json().toString())
            .with("id", "open")
            .with("visibility", "public")
            .send(program, "POST", "/v1/services", publisher);
    assertThat(created.status()).as(created.body()).isEqualTo(201);
    assertThat(program.get("/v1/services/open/definition").status()).isEqualTo(401);
    assertThat(program.postJson("/v1/services/open/publish", "{}", publisher).status())
        .isEqualTo(201);

    var inputs =
        "{\"property_price\":400000,\"down_payment_pct\":0.05,\"annual_rate\":0.045,"
            + "\"term_years\":30}";
    var item = "{\"inputs\":" + inputs + "}";
    assertThat(program.postJson("/v1/services/open/execute", item).body()).contains("2724.57");
    var mcp = new Mcp(program, "/v1/mcp/services/open", Mcp.MODERN, "");
    var called =
        program.postJson(
            mcp.path(),
            mcp.body("tools/call", "{\"name\":\"calculate\",\"arguments\":" + inputs + "}"),
            "MCP-Protocol-Version",
            Mcp.MODERN,
            "Mcp-Method",
            "tools/call",
            "Mcp-Name",
            "calculate");
    assertThat(called.body()).contains("2724.57");
    // What is not public stays closed, and so do the rooms of its makers.
    for (var path :
        List.of(
            "/v1/services/mortgage/definition",
            "/v1/services/open/definition?version=draft",
            "/v1/services/open/report",
            "/v1/services",
            "/v1/tools")) {
      assertThat(program.get(path).status()).as(path).isIn(401, 404);
    }
    assertThat(
            program
                .postJson("/v1/services/open/execute", item, "Authorization", "Bearer svc_wrong")
                .status())
        .isEqualTo(401);
    var hundred = "{\"requests\":[" + String.join(",", Collections.nCopies(100, item)) + "]}";
    assertThat(program.postJson("/v1/services/open/batch", hundred).status()).isEqualTo(200);
    assertThat(program.postJson("/v1/services/open/batch", hundred).status()).isEqualTo(429);
  }

  @Test
  void whoAsksTooOftenIsToldWhenToTryAgain() throws Exception {
    var first = program.get("/v1/tools", tokens.header());
    assertThat(first.header("X-RateLimit-Limit")).isEqualTo("30");
    assertThat(first.header("X-RateLimit-Remaining")).isEqualTo("29");

    var refused = untilRefused(i -> program.get("/v1/tools", tokens.header()));

    assertThat(refused.header("X-RateLimit-Remaining")).isEqualTo("0");
    var wait = Integer.parseInt(refused.header("Retry-After"));
    assertThat(wait).isBetween(1, 60);
    assertThat(refused.json().getString("error")).isEqualTo("TOO_MANY_REQUESTS");
    assertThat(refused.json().getString("message"))
        .contains("30 requests a minute", "Try again in " + wait + " second");
    var other = Assistant.ofANewPerson(new Visitor(gate())).connect("mcp:read");
    assertThat(program.get("/v1/tools", other.header()).status()).isEqualTo(200);
    var deadline = Instant.now().plus(Duration.ofSeconds(wait + 2));
    while (program.get("/v1/tools", tokens.header()).status() != 200) {
      assertThat(Instant.now()).as("what was promised").isBefore(deadline);
    }
  }

  @Test
  void anAdministratorSeesHowSomebodyStands() {
    var subject = subject();
    var administrator =
        Assistant.registeredAt(new Visitor(gate()))
            .connect("mcp:manage", gate().baseUrl() + "/v1/admin");
    var before = leftOf(subject, administrator);

    program.get("/v1/tools", tokens.header());
    program.get("/v1/tools", tokens.header());

    // One may come back meanwhile.
    assertThat(leftOf(subject, administrator)).isBetween(before - 2, before - 1);
  }

  /** The id of the person whose tokens these are: the middle of an access token says it. */
  private String subject() {
    var claims = Base64.getUrlDecoder().decode(tokens.access().split("\\.", -1)[1]);
    return Json.createReader(new ByteArrayInputStream(claims)).readObject().getString("sub");
  }

  private int leftOf(String subject, Tokens administrator) {
    var answer = program.get("/v1/admin/limits?account=" + subject, administrator.header());
    var person = answer.json().getJsonArray("limits").getJsonObject(0);
    assertThat(person.getString("limit")).isEqualTo("person");
    assertThat(person.getInt("per_minute")).isEqualTo(30);
    return person.getInt("left");
  }

  @Test
  void anAnswerOfOneToolMayBeShorterThanThatOfOthers() {
    var mcp = new Mcp(program, "/v1/mcp", Mcp.MODERN, tokens.access());

    var refused = mcp.tool("list_agents", "{}").json().getJsonObject("result");

    assertThat(refused.getBoolean("isError")).isTrue();
    assertThat(refused.toString()).contains("at most 1,000 are handed out");
    var found = mcp.tool("search", "{\"query\":\"guide\"}").json().getJsonObject("result");
    assertThat(found).doesNotContainKey("isError");
  }

  @Test
  void tasksThatAreTakenCountAsWorkToo() {
    for (var i = 0; i < 5; i++) {
      assertThat(program.postJson("/v1/tasks", TASK, tokens.header()).status()).isEqualTo(201);
    }

    var over = program.postJson("/v1/tasks", TASK, tokens.header());
    assertThat(over.status()).isEqualTo(429);
    assertThat(over.header("Retry-After")).isNotBlank();
    assertThat(program.postJson("/v1/tools/mesh_execute", TASK, tokens.header()).status())
        .isEqualTo(429);
  }

  @Test
  void attack47ManyApplicationsOfOnePersonShareTheirLimit() {
    var visitor = new Visitor(gate());
    var one = Assistant.ofANewPerson(visitor).connect("mcp:read");
    untilRefused(i -> program.get("/v1/tools", one.header()));

    var another = Assistant.registeredAt(visitor).connect("mcp:read");

    var taken = new AtomicInteger();
    untilRefused(
        i -> {
          taken.set(i);
          return program.get("/v1/tools", another.header());
        });
    assertThat(taken).as("what came back meanwhile, and not 30 of its own").hasValueLessThan(15);
  }

  @Test
  void attack47AnAddressCannotPretendToBeMany() {
    var refused =
        untilRefused(i -> program.get("/oauth/jwks", "X-Forwarded-For", "192.0.2." + i % 250));

    assertThat(refused.json().getString("message")).contains("without a token");
    assertThat(program.get("/health/ready").status()).as("health is exempt").isEqualTo(200);
    assertThat(program.get("/v1/tools", tokens.header()).status())
        .as("who has a token does not suffer for the others")
        .isEqualTo(200);
    var guess = new String[] {"Authorization", "Basic eDp5"};
    untilRefused(i -> program.postForm("/oauth/token", Map.of(), guess));
    refill();
  }

  @ParameterizedTest
  @ValueSource(strings = {Mcp.MODERN, "2025-11-25"})
  void eachStepOfAWorkflowIsAPieceOfWork(String version) {
    var mcp = new Mcp(program, "/v1/mcp", version, tokens.access());
    var steps = TASK + "," + TASK + "," + TASK + "," + TASK;
    var workflow = "{\"workflow_type\":\"parallel\",\"payload\":{\"steps\":[" + steps + "]}}";
    assertThat(mcp.tool("submit_workflow", workflow).status()).isEqualTo(200);
    assertThat(left("pieces of work")).isBetween(1, 2);
    assertThat(mcp.tool("mesh_execute", TASK).status()).isEqualTo(200);

    var refused = untilRefused(i -> mcp.tool("mesh_execute", TASK));

    assertThat(refused.status()).isEqualTo(429);
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
    assertThat(refused.json().getJsonObject("error").getString("message"))
        .contains("5 pieces of work a minute", "Try again in");
    untilRefused(i -> program.postJson("/v1/tools/mesh_execute", TASK, tokens.header()));
    var loose = "{\"method\":\"mesh_execute\",\"params\":" + TASK + "}";
    untilRefused(i -> program.postJson("/v1/mcp", loose, tokens.header()));
    assertThat(mcp.tool("list_agents", "{}").status()).as("looking is no work").isEqualTo(200);
  }

  private int left(String what) {
    return program
        .get("/v1/limits", tokens.header())
        .json()
        .getJsonArray("limits")
        .getValuesAs(JsonObject.class)
        .stream()
        .filter(limit -> limit.getString("what").equals(what))
        .findFirst()
        .orElseThrow()
        .getInt("left");
  }

  /**
   * The first refusal. A limit comes back little by little, so on a slow computer the first request
   * after it was used up may pass.
   */
  private static Answer untilRefused(IntFunction<Answer> request) {
    for (var i = 0; i < 1_000; i++) {
      var answer = request.apply(i);
      if (answer.status() == 429) {
        return answer;
      }
    }
    throw new AssertionError("never refused");
  }

  /** Lets the other tests have an address of good standing again. */
  private void refill() {
    var deadline = Instant.now().plus(Duration.ofSeconds(30));
    var enough = 60;
    while (enough > 0) {
      assertThat(Instant.now()).isBefore(deadline);
      enough = program.get("/oauth/jwks").status() == 200 ? enough - 1 : enough;
    }
  }
}
