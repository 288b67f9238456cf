package dev.meshgate.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Assistant;
import dev.meshgate.EventLines;
import dev.meshgate.Gate;
import dev.meshgate.Mcp;
import dev.meshgate.Soon;
import dev.meshgate.TaskClient;
import dev.meshgate.Visitor;
import dev.meshgate.agents.registry.PlainAgent;
import dev.meshgate.platform.Json;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** The last test kills the first of the two servers, so the others come before. */
@DisplayName("An assistant comes back for a task (MCP, extension Tasks), to whichever server")
@Timeout(120)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MeshTasksIT {

  private static EmbeddedPostgres postgres;
  private static PlainAgent agent;
  private static Gate firstGate;
  private static Gate secondGate;
  private static TaskClient first;
  private static TaskClient second;
  private static TaskClient stranger;

  @BeforeAll
  @Timeout(600)
  static void start() throws IOException {
    postgres = EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start();
    agent = new PlainAgent();
    var settings = new LinkedHashMap<String, String>();
    settings.put("MESHGATE_DB_URL", postgres.getJdbcUrl("postgres", "postgres"));
    settings.put("MESHGATE_DB_USER", "postgres");
    settings.put("MESHGATE_DB_PASSWORD", "postgres");
    settings.put("MESHGATE_SECRET", "test-only-0123456789-abcdefghijklmnopqrstuvwxyz");
    settings.put("MESHGATE_EGRESS_INTRANET", "127.0.0.1");
    settings.put("MESHGATE_SIGN_UP", "true");
    firstGate = Gate.start("come-back-1", settings);
    settings.put("MESHGATE_BASE_URL", firstGate.baseUrl());
    secondGate = Gate.start("come-back-2", settings);
    var token = Assistant.registeredAt(firstGate).connect("mcp:read mcp:execute mcp:manage");
    first = TaskClient.of(new Visitor(firstGate), token.access());
    // Another assistant of the same person, at another server.
    var other = Assistant.registeredAt(new Visitor(firstGate)).connect("mcp:read mcp:execute");
    second = TaskClient.of(new Visitor(secondGate), other.access());
    var theirs = Assistant.ofANewPerson(new Visitor(firstGate)).connect("mcp:read mcp:execute");
    stranger = TaskClient.of(new Visitor(firstGate), theirs.access());
    var registered =
        new Visitor(firstGate)
            .postJson(
                "/v1/agents",
                json(
                    "{'id':'worker','name':'Worker','capabilities':['working'],'endpoint':'"
                        + agent.url()
                        + "','timeout_seconds':120}"),
                token.header());
    assertThat(registered.status()).as(registered.body()).isEqualTo(201);
  }

  @AfterAll
  static void stop() throws IOException {
    firstGate.close();
    secondGate.close();
    agent.close();
    postgres.close();
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  private static String task(String words) {
    return json("{'task':'" + words + "','agent':'worker'}");
  }

  private static JsonObject structured(JsonObject result) {
    return result.getJsonObject("structuredContent");
  }

  /** Without what differs from one call to the next. */
  private static JsonObject comparable(JsonObject structured) {
    return Json.builders()
        .createObjectBuilder(structured)
        .remove("task_id")
        .remove("duration_ms")
        .remove("factors")
        .build();
  }

  @Test
  @Order(1)
  void isTakenAtOnceAndFollowedByAnotherAssistantAtAnotherServer() {
    var task = first.call("mesh_execute", task("wait 2 for it"));
    assertThat(task.getString("resultType")).isEqualTo("task");
    assertThat(task.getString("status")).isEqualTo("working");
    assertThat(task.getJsonNumber("ttlMs").longValue()).isEqualTo(90L * 24 * 3600 * 1000);
    assertThat(task.getInt("pollIntervalMs")).isPositive();
    assertThat(task).doesNotContainKeys("result", "error", "inputRequests", "requestState");
    var id = task.getString("taskId");
    assertThat(second.get(id).getString("status")).isEqualTo("working");

    var done = second.until(id, "completed");

    assertThat(done.getString("resultType")).isEqualTo("complete");
    var result = done.getJsonObject("result");
    var plain = first.mcp().tool("mesh_execute", task("wait 2 for it"));
    var waited = plain.last().getJsonObject("result");
    assertThat(comparable(structured(result))).isEqualTo(comparable(structured(waited)));
    assertThat(result.getJsonArray("content").getJsonObject(0).getString("text"))
        .isEqualTo(structured(result).toString());
  }

  @Test
  @Order(1)
  void whatIsDoneAtOnceIsAnsweredAtOnce() {
    var result = first.call("mesh_execute", task("be quick"));

    assertThat(result.getString("resultType")).isEqualTo("complete");
    assertThat(structured(result).getString("result")).isEqualTo("Done: be quick");
  }

  @Test
  @Order(1)
  void whoDoesNotComeBackWaits() {
    var plain = first.mcp().tool("mesh_execute", task("wait 1 with me"));

    var result = plain.last().getJsonObject("result");
    assertThat(result.getString("resultType")).isEqualTo("complete");
    assertThat(structured(result).getString("result")).isEqualTo("Done: wait 1 with me");
    var refused = first.mcp().request("tasks/get", "{\"taskId\":\"task_x\"}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().getJsonObject("error").getInt("code")).isEqualTo(-32021);
    assertThat(refused.body()).contains("{\"extensions\":{\"io.modelcontextprotocol/tasks\":{}}}");
  }

  @Test
  @Order(1)
  void olderRevisionsKnowNothingOfIt() {
    var old = new Mcp(first.mcp().visitor(), "/v1/mcp", "2025-11-25", first.mcp().token());

    var initialized =
        old.request(
            "initialize",
            "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{\"extensions\":{\"io.modelcontextprotocol/tasks\":{}}},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}");
    assertThat(initialized.body()).doesNotContain("tasks");
    var session = initialized.header("Mcp-Session-Id");
    var called =
        old.request(
            "tools/call",
            "{\"name\":\"mesh_execute\",\"arguments\":%s,\"task\":{\"ttl\":60000}}"
                .formatted(task("wait 1 as ever")),
            "Mcp-Session-Id",
            session);
    assertThat(called.body()).contains("Done: wait 1 as ever").doesNotContain("resultType");
    assertThat(
            old.request("tasks/get", "{\"taskId\":\"task_x\"}", "Mcp-Session-Id", session).body())
        .contains("-32601");
    assertThat(first.mcp().request("server/discover", "{}").body())
        .contains("\"io.modelcontextprotocol/tasks\":{}")
        .doesNotContain("\"tasks\":{");
  }

  private static JsonObject asking(String id) {
    return first.until(id, "input_required").getJsonObject("inputRequests");
  }

  @Test
  @Order(2)
  void asksAndIsAnsweredAtAnotherServer() {
    var id = first.begun("mesh_execute", task("ask, then paint it"));
    var asked = asking(id);
    assertThat(asked).containsOnlyKeys("question-1");
    assertThat(asked.toString()).contains("elicitation/create", "Which colour?");

    var noAnswer = second.update(id, "{\"question-1\":{\"action\":\"accept\",\"content\":{}}}");
    var neverAsked = second.update(id, "{\"question-9\":{\"action\":\"accept\"},\"task\":7}");
    assertThat(noAnswer).isEqualTo(neverAsked).doesNotContainKeys("taskId", "status");
    assertThat(first.get(id).getString("status")).isEqualTo("input_required");
    var tooLong = "x".repeat(450_000);
    assertThat(second.update(id, accepted(tooLong)).getString("message"))
        .contains("at most 400,000 can be given");
    assertThat(second.update(id, accepted("answer: blue")).getString("resultType"))
        .isEqualTo("complete");

    var done = first.until(id, "completed");
    assertThat(structured(done.getJsonObject("result")).getString("result"))
        .isEqualTo("Done: ask, then paint it");
    var tooLate = second.update(id, accepted("red"));
    assertThat(tooLate.getString("resultType")).isEqualTo("complete");
    assertThat(first.get(id)).isEqualTo(done);
  }

  private static String accepted(String answer) {
    return "{\"question-1\":{\"action\":\"accept\",\"content\":{\"answer\":\"" + answer + "\"}}}";
  }

  @Test
  @Order(2)
  void thePersonMayCallItOffWhenAsked() {
    var id = first.begun("mesh_execute", task("ask me, I will not tell"));
    asking(id);

    second.update(id, "{\"question-1\":{\"action\":\"cancel\"}}");

    assertThat(first.get(id).getString("status")).isEqualTo("cancelled");
  }

  @Test
  @Order(2)
  void theAgentIsToldThatThePersonDeclined() {
    var id = first.begun("mesh_execute", task("ask what I decline"));
    asking(id);

    second.update(id, "{\"question-1\":{\"action\":\"decline\"}}");

    Soon.so(
        Duration.ofSeconds(20),
        () ->
            agent.seen().stream()
                .map(seen -> seen.body().toString())
                .anyMatch(
                    body ->
                        body.contains("ask what I decline") && body.contains(MeshTasks.DECLINED)));
    first.cancel(id);
  }

  @Test
  @Order(2)
  void whoWaitsMayAskLaterWhetherItsClientCanBeAskedOrNot() {
    var id = first.begun("mesh_execute", task("ask somebody else"));
    asking(id);

    var mute =
        first
            .mcp()
            .request(
                "tasks/get",
                ("{\"taskId\":\"%s\",\"_meta\":{\"io.modelcontextprotocol/clientCapabilities\":"
                        + "{\"extensions\":{\"io.modelcontextprotocol/tasks\":{}}}}}")
                    .formatted(id))
            .json()
            .getJsonObject("result");

    assertThat(mute.getString("status")).isEqualTo("input_required");
    assertThat(mute.getJsonObject("inputRequests")).isEmpty();
    assertThat(mute.getString("statusMessage")).isEqualTo("Which colour?");
    first.cancel(id);
  }

  @Test
  @Order(2)
  void isCancelledAtAnotherServerAndMoreThanOnce() {
    var id = first.begun("mesh_execute", task("wait 60 in vain"));

    var ended = second.cancel(id);

    assertThat(ended).containsOnlyKeys("resultType", "_meta");
    assertThat(first.get(id).getString("status")).isEqualTo("cancelled");
    assertThat(second.cancel(id)).isEqualTo(ended);
  }

  @Test
  @Order(2)
  void thatNobodyAnswersIsAResultThatTellsOfAFailure() throws SQLException {
    var id = first.begun("mesh_execute", task("ask nobody"));
    asking(id);
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement =
            connection.prepareStatement(
                "update task set updated_at = updated_at - interval '25 hours' where id = ?")) {
      statement.setString(1, id);
      statement.executeUpdate();
    }

    var ended = second.until(id, "completed");

    assertThat(ended.getJsonObject("result").getBoolean("isError")).isTrue();
    assertThat(ended.toString()).contains("Nobody answered", "(task " + id + ")");
    assertThat(ended).doesNotContainKey("error");
  }

  @Test
  @Order(2)
  void aWorkflowWhoseStepFailsIsAResult() {
    var id = first.begun("submit_workflow", workflow("wait 1 and", "break it"));

    var result = first.until(id, "completed").getJsonObject("result");

    assertThat(structured(result).getString("status")).isEqualTo("failed");
    assertThat(structured(result).getJsonArray("steps")).hasSize(2);
  }

  private static String workflow(String one, String two) {
    return json(
        "{'workflow_type':'sequential','payload':{'steps':[{'task':'%s','agent':'worker'},{'task':'%s','agent':'worker'}]}}"
            .formatted(one, two));
  }

  @Test
  @Order(2)
  void aWorkflowGivesWhatItGivesToWhoWaits() {
    var steps = workflow("wait 1 for a start", "and an end");
    var id = first.begun("submit_workflow", steps);

    var result = second.until(id, "completed").getJsonObject("result");

    var waited = first.mcp().tool("submit_workflow", steps).last().getJsonObject("result");
    assertThat(structured(result).getString("result"))
        .isEqualTo(structured(waited).getString("result"))
        .isEqualTo("Done: and an end");
    assertThat(structured(result).keySet()).isEqualTo(structured(waited).keySet());
  }

  @Test
  @Order(2)
  void nobodyHasToldHowLongItIsKept() {
    var absurd =
        "{\"name\":\"mesh_execute\",\"arguments\":%s,\"ttlMs\":-1e300,\"task\":{\"ttl\":\"long\"},%s}"
            .formatted(task("wait 1 for ever"), TaskClient.META);

    var task =
        first
            .mcp()
            .request("tools/call", absurd, "Accept", "application/json")
            .json()
            .getJsonObject("result");

    assertThat(task.getJsonNumber("ttlMs").longValue()).isEqualTo(90L * 24 * 3600 * 1000);
  }

  @Test
  @Order(2)
  void nobodyElseSeesItNorChangesIt() throws IOException {
    var id = first.begun("mesh_execute", task("ask for the secret"));
    asking(id);
    var guessed = id.substring(0, id.length() - 1) + (id.endsWith("A") ? "B" : "A");

    for (var notTheirs : new String[] {id, guessed, "task_", "x' or '1'='1"}) {
      var seen = stranger.get(notTheirs);
      assertThat(seen.getInt("code")).isEqualTo(-32602);
      assertThat(stranger.cancel(notTheirs)).isEqualTo(seen);
      assertThat(stranger.update(notTheirs, accepted("mine"))).isEqualTo(seen);
    }
    try (var lines =
        EventLines.listening(stranger.mcp(), "{\"taskIds\":[\"" + id + "\"]}", TaskClient.META)) {
      assertThat(lines.next()).contains("acknowledged", "\"notifications\":{}");
    }
    assertThat(first.get(id).getString("status")).isEqualTo("input_required");
    first.cancel(id);
  }

  @Test
  @Order(2)
  void aTokenThatMayOnlyReadSeesItAndChangesNothing() {
    var id = first.begun("mesh_execute", task("wait 60 for the reader"));
    var token = Assistant.registeredAt(new Visitor(firstGate)).connect("mcp:read");
    var reader = TaskClient.of(new Visitor(firstGate), token.access());

    assertThat(reader.get(id).getString("status")).isEqualTo("working");
    var refused = reader.request("tasks/cancel", id, "");

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.header("WWW-Authenticate")).contains("mcp:execute");
    assertThat(first.get(id).getString("status")).isEqualTo("working");
    first.cancel(id);
  }

  @Test
  @Order(3)
  void whoListensHearsHowItStands() throws IOException {
    var id = first.begun("mesh_execute", task("wait 3 and tell me"));
    var wanted = "{\"taskIds\":[\"" + id + "\",\"task_nobodys\"]}";
    try (var lines = EventLines.listening(second.mcp(), wanted, TaskClient.META)) {
      assertThat(lines.next())
          .contains("acknowledged", "\"taskIds\":[\"" + id + "\"]")
          .doesNotContain("nobodys");
      var standing = lines.next();
      assertThat(standing).contains("notifications/tasks", "\"status\":\"working\"", id);
      assertThat(standing).contains("io.modelcontextprotocol/subscriptionId");

      assertThat(lines.next(line -> line.contains("\"status\":\"completed\"")))
          .contains("notifications/tasks", "Done: wait 3 and tell me");
    }
    try (var mute = EventLines.listening(second.mcp(), wanted)) {
      assertThat(mute.answer().statusCode()).isEqualTo(400);
      assertThat(mute.reader().readLine()).contains("-32021");
    }
  }

  @Test
  @Order(4)
  void goesOnWhenItsServerDies() {
    var id = first.begun("mesh_execute", task("wait 4 whatever comes"));

    firstGate.kill();

    var done = second.until(id, "completed");
    assertThat(structured(done.getJsonObject("result")).getString("result"))
        .isEqualTo("Done: wait 4 whatever comes");
  }
}
