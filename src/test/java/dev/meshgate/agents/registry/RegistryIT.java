package dev.meshgate.agents.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Assistant;
import dev.meshgate.Assistant.Tokens;
import dev.meshgate.Gate;
import dev.meshgate.Mcp;
import dev.meshgate.Visitor;
import dev.meshgate.Visitor.Answer;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Agents that people register")
class RegistryIT {

  private static final String AGENTS = "/v1/agents";
  private static final String SECRET = "a secret that only the agent knows";

  private static Gate gate;
  private static PlainAgent agent;
  private static Tokens publisher;
  private static Tokens other;
  private static Visitor visitor;

  @BeforeAll
  static void start() throws IOException {
    gate =
        Gate.start(
            "registry",
            Map.of("MESHGATE_SIGN_UP", "true", "MESHGATE_EGRESS_INTRANET", "127.0.0.1"));
    agent = new PlainAgent();
    visitor = new Visitor(gate);
    publisher = Assistant.registeredAt(gate).connect("mcp:read mcp:execute mcp:manage");
    other = Assistant.ofANewPerson(new Visitor(gate)).connect("mcp:read mcp:execute");
  }

  @AfterAll
  static void stop() {
    agent.close();
    gate.close();
  }

  private static Answer register(String json) {
    return visitor.postJson(AGENTS, json.replace('\'', '"'), publisher.header());
  }

  private static String described(String id, String more) {
    return "{'id':'"
        + id
        + "','name':'The "
        + id
        + "','capabilities':['"
        + id
        + "-Work'],'endpoint':'"
        + agent.url()
        + "'"
        + more
        + "}";
  }

  private static JsonObject registered(String id, String more) {
    var answer = register(described(id, more));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json();
  }

  private static Answer execute(Tokens by, String task, String capability) {
    return visitor.postJson(
        "/v1/tools/mesh_execute",
        "{\"task\":\"" + task + "\",\"capabilities\":[\"" + capability + "\"]}",
        by.header());
  }

  @Test
  void isStoredAsItWasGivenAndDoesTheWork() {
    var stored =
        registered(
            "weaver",
            ",'framework':'langchain','instructions':'Be brief.','tags':['cloth'],"
                + "'authentication':{'type':'api_key','key':'"
                + SECRET
                + "'}");

    assertThat(stored.getString("id")).isEqualTo("weaver");
    assertThat(stored.getJsonArray("capabilities").getString(0)).isEqualTo("weaver-Work");
    assertThat(stored.getString("status")).isEqualTo("active");
    assertThat(stored.toString()).doesNotContain(SECRET);

    var done = execute(publisher, "weave me a carpet", "weaver_work");
    assertThat(done.status()).as(done.body()).isEqualTo(200);
    assertThat(done.json().getJsonObject("agent").getString("id")).isEqualTo("weaver");
    assertThat(done.json().getString("result")).isEqualTo("Done: weave me a carpet");
    assertThat(done.json().getJsonObject("data").getInt("length")).isEqualTo(17);

    var seen = agent.seen().get(agent.seen().size() - 1);
    assertThat(seen.headers().get("X-API-Key")).isEqualTo(SECRET);
    assertThat(seen.body().getJsonObject("context").getString("instructions"))
        .isEqualTo("Be brief.");

    var after = visitor.get(AGENTS + "/weaver", publisher.header()).json();
    assertThat(after.getJsonNumber("avg_response_time_ms").doubleValue()).isNotNegative();
    assertThat(after.toString()).doesNotContain(SECRET);
  }

  @Test
  void noInboundTokenLeaves() {
    registered("courier", "");

    var traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    var answer =
        visitor.postJson(
            "/v1/tools/mesh_execute",
            "{\"task\":\"carry it\",\"capabilities\":[\"courier_work\"]}",
            "Authorization",
            "Bearer " + publisher.access(),
            "traceparent",
            traceparent,
            "Cookie",
            "a=b");

    assertThat(answer.status()).isEqualTo(200);
    var headers = agent.seen().get(agent.seen().size() - 1).headers();
    assertThat(headers).doesNotContainKeys("Authorization", "Cookie");
    assertThat(headers.toString()).doesNotContain(publisher.access());
    assertThat(headers.get("traceparent")).contains("0af7651916cd43dd8448eb211c80319c");
  }

  @Test
  void belongsToItsOwnerUntilItIsForEveryone() {
    registered("hermit", "");

    assertThat(visitor.get(AGENTS + "/hermit", other.header()).status()).isEqualTo(404);
    assertThat(execute(other, "do it", "hermit_work").body()).contains("No agent here offers");
    assertThat(ids(visitor.get(AGENTS, other.header()))).doesNotContain("hermit");

    var changed =
        visitor.call(
            "PUT",
            AGENTS + "/hermit",
            described("hermit", ",'visibility':'everyone'").replace('\'', '"'),
            publisher.header());
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);

    assertThat(execute(other, "do it", "hermit_work").status()).isEqualTo(200);
    var seen = visitor.get(AGENTS + "/hermit", other.header()).json();
    assertThat(seen.getBoolean("own")).isFalse();
    assertThat(seen).doesNotContainKeys("endpoint", "instructions");
    assertThat(visitor.delete(AGENTS + "/hermit", other.header()).status()).isEqualTo(403);
    assertThat(visitor.delete(AGENTS + "/hermit", publisher.header()).status()).isEqualTo(204);
    assertThat(visitor.get(AGENTS + "/hermit", publisher.header()).status()).isEqualTo(404);
  }

  @Test
  void isListedBesideTheOthers() {
    registered("lister", ",'framework':'crewai','tags':['lists']");

    var mcp = new Mcp(visitor, "/v1/mcp", Mcp.MODERN, publisher.access());
    assertThat(mcp.tool("list_agents", "{\"framework\":\"crewai\"}").body()).contains("lister");
    assertThat(discovered("{\"capabilities\":[\"LISTER work\",\"other\"]}")).contains("lister");
    assertThat(discovered("{\"tags\":[\"lists\"]}")).contains("lister");
    assertThat(discovered("{\"framework\":\"autogen\"}")).doesNotContain("lister");
  }

  private static List<String> discovered(String wanted) {
    return ids(visitor.postJson(AGENTS + "/discover", wanted, publisher.header()));
  }

  private static List<String> ids(Answer answer) {
    return answer.jsonArray().stream()
        .map(JsonValue::asJsonObject)
        .map(one -> one.getString("id"))
        .toList();
  }

  @Test
  void ofTwentyAtOnceOneIsRegistered() throws Exception {
    var threads = Executors.newFixedThreadPool(20);
    try {
      var answers =
          threads.invokeAll(
              IntStream.range(0, 20)
                  .<Callable<Integer>>mapToObj(i -> () -> register(described("twin", "")).status())
                  .toList());
      var statuses = new ArrayList<Integer>();
      for (var answer : answers) {
        statuses.add(answer.get());
      }
      assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void anIdOfTheHouseIsTaken() {
    assertThat(register(described("librarian", "")).status()).isEqualTo(409);
    // Also that of the agent of a service which there may be one day.
    assertThat(register(described("service-of-tomorrow", "")).status()).isEqualTo(409);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://127.0.0.1:1           | 422 | AGENT_UNREACHABLE | cannot be reached",
        "http://192.168.1.1/agent     | 422 | AGENT_UNREACHABLE | MESHGATE_EGRESS_INTRANET",
        "https://192.168.1.1/agent    | 422 | AGENT_UNREACHABLE | no address that may be asked",
        "https://localhost/agent      | 422 | AGENT_UNREACHABLE | no address that may be asked",
        "https://169.254.169.254/meta | 422 | AGENT_UNREACHABLE | no address that may be asked",
        "file:///etc/passwd           | 400 | INVALID_INPUT     | must be the address",
        "http://user:word@127.0.0.1/  | 400 | INVALID_INPUT     | must be the address",
      })
  void attack21AnAddressThatMayNotBeAskedIsRefused(
      String endpoint, int status, String error, String words) {
    var answer =
        register(
            "{'id':'nobody','name':'Nobody','capabilities':['x'],'endpoint':'" + endpoint + "'}");

    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.json().getString("error")).isEqualTo(error);
    assertThat(answer.json().getString("message")).contains(words);
    assertThat(answer.json().getString("field")).isEqualTo("endpoint");
    assertThat(visitor.get(AGENTS + "/nobody", publisher.header()).status()).isEqualTo(404);
  }

  @Test
  void anAddressThatTellsNothingIsNotRegisteredByItselfAlone() {
    var answer = register("{'url':'" + agent.url() + "'}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().getString("error")).isEqualTo("NOT_DESCRIBED");
  }

  @Test
  void onlyPublishersRegister() {
    var answer = visitor.postJson(AGENTS, described("x", "").replace('\'', '"'), other.header());

    assertThat(answer.status()).isEqualTo(403);
  }

  @Test
  void oneThatBreaksIsLeftAloneAndSaysSo() {
    registered("brittle", "");
    for (var i = 0; i < 5; i++) {
      assertThat(execute(publisher, "break", "brittle_work").body()).contains("I broke");
    }
    var asked = agent.seen().size();

    assertThat(execute(publisher, "again", "brittle_work").body()).contains("5 times in a row");
    assertThat(agent.seen()).hasSize(asked);
    var seen = visitor.get(AGENTS + "/brittle", publisher.header()).json();
    assertThat(seen.getString("status")).isEqualTo("inactive");
    assertThat(seen.getString("last_error")).contains("I broke");
  }

  @Test
  void oneThatTakesTooLongIsLeft() {
    registered("sloth", ",'timeout_seconds':1");
    var begun = System.nanoTime();

    assertThat(execute(publisher, "slow", "sloth_work").body()).contains("within 1 seconds");
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void aHeartbeatIsAcknowledged() {
    registered("heart", "");

    var beat = visitor.postJson(AGENTS + "/heart/heartbeat", "{}", publisher.header());
    assertThat(beat.json().getInt("next_heartbeat_in")).isEqualTo(30);
    assertThat(visitor.get(AGENTS + "/heart", publisher.header()).json())
        .containsKey("heartbeat_at");
  }

  private static Answer executeBy(String arguments) {
    return visitor.postJson(
        "/v1/tools/mesh_execute", arguments.replace('\'', '"'), publisher.header());
  }

  @Test
  void aStrategyChoosesAmongThoseThatFitAndTheResultSaysHow() {
    registered("tiler-dear", ",'cost':2.5");
    assertThat(registered("tiler-cheap", ",'cost':0.5").getJsonNumber("cost").doubleValue())
        .isEqualTo(0.5);
    var dear = visitor.get(AGENTS + "/tiler-dear", publisher.header()).json();
    assertThat(dear.getJsonNumber("cost").doubleValue()).isEqualTo(2.5);

    var done = executeBy("{'task':'let the tiler lay tiles','routing_strategy':'cost_optimized'}");

    assertThat(done.status()).as(done.body()).isEqualTo(200);
    assertThat(done.json().getJsonObject("agent").getString("id")).isEqualTo("tiler-cheap");
    assertThat(done.json().getString("strategy")).isEqualTo("cost_optimized");
    assertThat(done.json().getJsonArray("factors").getValuesAs(JsonObject.class))
        .extracting(factor -> factor.getString("name"))
        .containsExactly("capability_fit", "wording", "health", "load", "speed", "cost");
    assertThat(done.json().getJsonArray("alternatives").toString()).contains("tiler-dear");
    assertThat(done.json().getJsonArray("rejected")).isNotEmpty();

    var named = executeBy("{'task':'let the tiler lay tiles','agent':'tiler-dear'}");
    assertThat(named.json().getJsonObject("agent").getString("id")).isEqualTo("tiler-dear");
    assertThat(named.json().getString("strategy")).isEqualTo("named");
  }

  @Test
  void aStrategyOrAnAgentThatThereIsNotIsRefusedWithThoseThatThereAre() {
    var strategy = executeBy("{'task':'anything','routing_strategy':'cheapest'}");
    assertThat(strategy.status()).isBetween(400, 422);
    assertThat(strategy.body()).contains("no routing strategy 'cheapest'", "cost_optimized");

    var agent = executeBy("{'task':'anything','agent':'nobody'}");
    assertThat(agent.status()).isBetween(400, 422);
    assertThat(agent.body()).contains("no agent 'nobody'", "librarian");
  }
}
