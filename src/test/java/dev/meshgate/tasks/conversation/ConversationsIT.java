package dev.meshgate.tasks.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Assistant;
import dev.meshgate.Assistant.Tokens;
import dev.meshgate.Gate;
import dev.meshgate.Soon;
import dev.meshgate.Visitor;
import dev.meshgate.Visitor.Answer;
import dev.meshgate.agents.registry.PlainAgent;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What was said before")
class ConversationsIT {

  private static final String CONVERSATIONS = "/v1/conversations";

  private static Gate gate;
  private static PlainAgent agent;
  private static Visitor visitor;
  private static Tokens anna;
  private static Tokens annaElsewhere;
  private static Tokens ben;

  @BeforeAll
  static void start() throws IOException {
    gate =
        Gate.start(
            "conversations",
            Map.of(
                "MESHGATE_SIGN_UP",
                "true",
                "MESHGATE_EGRESS_INTRANET",
                "127.0.0.1",
                "MESHGATE_TASKS_RUNNING",
                "2"));
    agent = new PlainAgent();
    visitor = new Visitor(gate);
    anna = Assistant.registeredAt(gate).connect("mcp:read mcp:execute mcp:manage");
    annaElsewhere = Assistant.registeredAt(gate).connect("mcp:read mcp:execute");
    ben = Assistant.ofANewPerson(new Visitor(gate)).connect("mcp:read mcp:execute");
    var registered =
        visitor.postJson(
            "/v1/agents",
            "{\"id\":\"weaver\",\"name\":\"Weaver\",\"visibility\":\"everyone\","
                + "\"capabilities\":[\"weaving\"],\"endpoint\":\""
                + agent.url()
                + "\"}",
            anna.header());
    assertThat(registered.status()).as(registered.body()).isEqualTo(201);
  }

  @AfterAll
  static void stop() {
    agent.close();
    gate.close();
  }

  private static Answer execute(Tokens by, String task, String more) {
    return visitor.postJson(
        "/v1/tools/mesh_execute", "{\"task\":\"" + task + "\"" + more + "}", by.header());
  }

  private static JsonObject woven(Tokens by, String task, String conversation) {
    var answer =
        execute(by, task, ",\"agent\":\"weaver\",\"conversation_id\":\"" + conversation + "\"");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private static String lastSeen() {
    return agent.seen().get(agent.seen().size() - 1).body().toString();
  }

  @Test
  void isToldToTheAgentWhicheverAssistantAsks() {
    var first = woven(anna, "weave a red carpet", "new");
    var id = first.getString("conversation_id");
    assertThat(id).startsWith("conv_");
    assertThat(lastSeen()).doesNotContain("said before");

    var second = woven(annaElsewhere, "and a blue one", id);

    assertThat(second.getString("conversation_id")).isEqualTo(id);
    assertThat(lastSeen())
        .contains("--- said before ")
        .contains("weave a red carpet")
        .contains("answered by weaver\\nDone: weave a red carpet");
    var kept = visitor.get(CONVERSATIONS + "/" + id, anna.header()).json();
    assertThat(kept.getJsonArray("turns")).hasSize(2);
    assertThat(kept.getJsonArray("turns").getJsonObject(0).getString("question"))
        .isEqualTo("and a blue one");
  }

  @Test
  void givesABuiltInAgentTheTable() {
    var first =
        execute(
            anna,
            "Total revenue by region",
            ",\"context\":\"region,revenue\\nNorth,120\\nSouth,310\\n\",\"conversation_id\":\"new\"");
    var id = first.json().getString("conversation_id");

    var second =
        execute(
            anna, "Which region has the highest revenue?", ",\"conversation_id\":\"" + id + "\"");

    assertThat(second.json().getJsonObject("agent").getString("id")).isEqualTo("data-analyst");
    assertThat(second.json().getString("result")).contains("South");
  }

  @Test
  void isNobodyElsesAndStartsNothing() {
    var id = woven(anna, "weave a secret", "new").getString("conversation_id");
    var tasks = visitor.get("/v1/tasks", ben.header()).jsonArray().size();
    var calls = agent.seen().size();

    var refused = execute(ben, "go on", ",\"agent\":\"weaver\",\"conversation_id\":\"" + id + "\"");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("You have no conversation with the id");
    var submitted =
        visitor.postJson(
            "/v1/tasks",
            "{\"task\":\"go on\",\"agent\":\"weaver\",\"conversation_id\":\"" + id + "\"}",
            ben.header());
    assertThat(submitted.status()).isEqualTo(404);
    assertThat(visitor.get(CONVERSATIONS + "/" + id, ben.header()).status()).isEqualTo(404);
    assertThat(visitor.delete(CONVERSATIONS + "/" + id, ben.header()).status()).isEqualTo(404);
    assertThat(visitor.get(CONVERSATIONS, ben.header()).body()).doesNotContain(id);

    assertThat(visitor.get("/v1/tasks", ben.header()).jsonArray()).hasSize(tasks);
    assertThat(agent.seen()).hasSize(calls);
    assertThat(visitor.get(CONVERSATIONS + "/" + id, anna.header()).status()).isEqualTo(200);
  }

  @Test
  void isGoneWhenItIsEnded() {
    var id = woven(anna, "weave a scarf", "new").getString("conversation_id");

    assertThat(visitor.delete(CONVERSATIONS + "/" + id, anna.header()).status()).isEqualTo(204);

    assertThat(visitor.get(CONVERSATIONS + "/" + id, anna.header()).status()).isEqualTo(404);
    var refused = execute(anna, "go on", ",\"conversation_id\":\"" + id + "\"");
    assertThat(refused.status()).isEqualTo(422);
  }

  private static Answer submitted(Tokens by, String task, String conversation, String key) {
    return visitor.postJson(
        "/v1/tasks",
        "{\"task\":\"%s\",\"agent\":\"weaver\",\"conversation_id\":\"%s\"}"
            .formatted(task, conversation),
        "Authorization",
        "Bearer " + by.access(),
        "Idempotency-Key",
        key);
  }

  @Test
  void isNotBegunByATaskThatIsRefused() {
    var busy = Assistant.ofANewPerson(new Visitor(gate)).connect("mcp:read mcp:execute");
    var first = submitted(busy, "wait 60 for wool", "new", "wool").json().getString("task_id");
    var second = submitted(busy, "wait 60 for silk", "new", "silk").json().getString("task_id");
    var before = visitor.get(CONVERSATIONS, busy.header()).body();

    var refused = submitted(busy, "weave a third", "new", "third");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("2 tasks under way");
    assertThat(execute(busy, "weave", ",\"conversation_id\":\"new\"").status()).isEqualTo(422);
    assertThat(visitor.get(CONVERSATIONS, busy.header()).body()).isEqualTo(before);
    visitor.delete("/v1/tasks/" + first, busy.header());
    visitor.delete("/v1/tasks/" + second, busy.header());
  }

  @Test
  void isNotMissedByATaskThatIsSentAgain() {
    var id = woven(anna, "weave a belt", "new").getString("conversation_id");
    var sent = submitted(anna, "and a bow", id, "bow");
    assertThat(sent.status()).as(sent.body()).isEqualTo(201);
    visitor.delete(CONVERSATIONS + "/" + id, anna.header());

    var again = submitted(anna, "and a bow", id, "bow");

    assertThat(again.status()).as(again.body()).isEqualTo(201);
    assertThat(again.json().getString("task_id")).isEqualTo(sent.json().getString("task_id"));
    assertThat(submitted(anna, "and a bow", id, "other").status()).isEqualTo(404);
  }

  @Test
  void isKeptOfATaskThatNobodyWaitsFor() {
    var task =
        visitor
            .postJson(
                "/v1/tasks",
                "{\"task\":\"weave a hat\",\"agent\":\"weaver\",\"conversation_id\":\"new\"}",
                anna.header())
            .json();
    var id = task.getJsonObject("input").getString("conversation_id");

    var turns =
        Soon.seen(
            Duration.ofSeconds(20),
            () -> visitor.get(CONVERSATIONS + "/" + id, anna.header()).json().getJsonArray("turns"),
            said -> !said.isEmpty());

    assertThat(turns.getJsonObject(0).getString("task_id")).isEqualTo(task.getString("task_id"));
  }
}
