package dev.meshgate.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Assistant;
import dev.meshgate.Gate;
import dev.meshgate.Visitor;
import dev.meshgate.Visitor.Answer;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The tools, tasks and tokens as plain requests")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestIT {

  private static final String TASK =
      "{\"task\":\"Sum of amount by region:\\nregion,amount\\nNorth,10\\nSouth,30\\nNorth,20\"}";

  private final Visitor visitor = new Visitor(Gate.onH2());
  private String[] token = {};

  @BeforeAll
  void connect() {
    token = Assistant.registeredAt(Gate.onH2()).connect("mcp:read mcp:execute").header();
  }

  private Answer post(String path, String json) {
    return visitor.postJson(path, json, token);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1", "/api/v1"})
  void everyToolIsAPlainRequest(String prefix) {
    var listed = visitor.get(prefix + "/tools", token);
    assertThat(listed.json().getJsonArray("tools").getValuesAs(JsonObject.class))
        .extracting(tool -> tool.getString("name"))
        .contains("search", "fetch", "list_agents", "mesh_execute", "submit_workflow");

    var agents = ok(post(prefix + "/tools/list_agents", "{}"));
    assertThat(agents.getInt("total")).isEqualTo(agents.getJsonArray("agents").size()).isPositive();
    var executed = ok(post(prefix + "/tools/mesh_execute", TASK));
    assertThat(executed.getString("result")).contains("North", "30");
    assertThat(executed.getJsonObject("agent").getString("id")).isEqualTo("data-analyst");
    var workflow =
        "{\"workflow_type\":\"parallel\",\"payload\":{\"steps\":[" + TASK + "," + TASK + "]}}";
    var submitted = ok(post(prefix + "/tools/submit_workflow", workflow));
    assertThat(submitted.getString("status")).isEqualTo("completed");
    assertThat(submitted.getJsonArray("steps")).hasSize(2);
  }

  private static JsonObject ok(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("application/json");
    assertThat(answer.header("Cache-Control")).contains("no-store");
    return answer.json();
  }

  @Test
  void whoReadsEventsIsToldHowFarItIs() {
    var answer =
        visitor.postJson("/v1/tools/mesh_execute", TASK, with("Accept", "text/event-stream"));

    assertThat(answer.header("Content-Type")).startsWith("text/event-stream");
    assertThat(answer.body())
        .contains("event: progress", "event: result")
        .doesNotContain("event: error");
    assertThat(answer.last().getString("result")).contains("North");
  }

  private String[] with(String name, String value) {
    return new String[] {token[0], token[1], name, value};
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | 400 | INVALID_INPUT | task",
        "{\"task\":1} | 400 | INVALID_INPUT | must be a string",
        "{\"tusk\":\"x\"} | 400 | INVALID_INPUT | Known are",
        "[] | 400 | INVALID_INPUT | object",
        "{ | 400 | INVALID_JSON | JSON",
        "{\"task\":\"\"} | 422 | TOOL_FAILED | empty",
        "{\"task\":\"x\",\"capabilities\":[\"telepathy\"]} | 422 | TOOL_FAILED | data_analysis"
      })
  void whatIsWrongSaysWhatWouldBeRight(String body, int status, String code, String words) {
    var answer = post("/v1/tools/mesh_execute", body);

    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.json().getString("error")).isEqualTo(code);
    assertThat(answer.json().getString("message")).contains(words);
  }

  @Test
  void anUnknownToolIsNotFound() {
    var answer = post("/v1/tools/no_such_tool", "{}");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().getString("message")).contains("no_such_tool", "GET /v1/tools");
  }

  @Test
  void aTaskIsKeptAndCanBeLookedAt() {
    var id = ok(post("/v1/tools/mesh_execute", TASK)).getString("task_id");

    var task = ok(visitor.get("/v1/tasks/" + id, token));
    assertThat(task.getString("status")).isEqualTo("completed");
    assertThat(task.getString("agent")).isEqualTo("data-analyst");
    assertThat(task.getString("reason")).isNotBlank();
    assertThat(task.getJsonObject("input").getString("task")).contains("Sum of amount");
    assertThat(task.getJsonObject("result").getString("text")).contains("North");
    assertThat(visitor.get("/v1/tasks?status=completed&limit=1", token).body()).contains(id);
    assertThat(visitor.get("/v1/tasks?status=failed", token).body()).doesNotContain(id);
    var ended = visitor.delete("/v1/tasks/" + id, token);
    assertThat(ended.status()).isEqualTo(409);
    assertThat(ended.json().getString("message")).contains("already ended as completed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=501", "limit=many", "limit=1e3", "status=done"})
  void aFilterThatIsNoneIsToldWhatIs(String query) {
    var answer = visitor.get("/v1/tasks?" + query, token);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().getString("field")).isEqualTo(query.substring(0, query.indexOf('=')));
  }

  @Test
  void attack41TheTasksAndTokensOfOthersAreNotThere() {
    var task = ok(post("/v1/tools/mesh_execute", TASK)).getString("task_id");
    var own = post("/v1/tokens", "{\"name\":\"mine\"}").json();
    var eve = new Visitor(Gate.onH2());
    var assistant = Assistant.ofANewPerson(eve);
    var theirs = assistant.connect("mcp:read mcp:execute").header();

    assertThat(eve.get("/v1/tasks/" + task, theirs).status()).isEqualTo(404);
    assertThat(eve.delete("/v1/tasks/" + task, theirs).status()).isEqualTo(404);
    assertThat(eve.get("/v1/tasks/" + task + "/events", theirs).status()).isEqualTo(404);
    assertThat(eve.postJson("/v1/tasks/" + task + "/input", "{\"answer\":\"x\"}", theirs).status())
        .isEqualTo(404);
    var answered = "{\"task\":\"x\",\"task_id\":\"" + task + "\"}";
    assertThat(eve.postJson("/v1/tools/mesh_execute", answered, theirs).body())
        .contains("There is no such task");
    assertThat(eve.get("/v1/tasks", theirs).body()).isEqualTo("[]");
    assertThat(eve.get("/v1/tokens", theirs).body()).doesNotContain("mine");
    assertThat(eve.delete("/v1/tokens/" + own.getString("id"), theirs).status()).isEqualTo(404);
    assertThat(
            visitor.get("/v1/tokens", "Authorization", "Bearer " + own.getString("token")).status())
        .as("it still opens")
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "null | 400",
        "[] | 400",
        "{ | 400",
        "{} | 400",
        "{\"name\":1} | 400",
        "{\"name\":\"x\",\"scope\":[]} | 400",
        "{\"name\":\"x\",\"scope\":\"none:such\"} | 400",
        "{\"name\":\"x\",\"scope\":\"mcp:manage\"} | 403",
        "{\"name\":\"x\",\"expires_in_days\":0} | 400",
        "{\"name\":\"x\",\"expires_in_days\":1.5} | 400",
        "{\"name\":\"x\",\"expires_in_days\":99999999999} | 400",
        "{\"name\":\"x\",\"expires_in_days\":\"7\"} | 400"
      })
  void aTokenThatCannotBeMadeIsRefused(String body, int status) {
    var answer = post("/v1/tokens", body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.json().getString("message")).isNotBlank();
  }

  @Test
  void aTokenIsShownOnceAndMakesNoOthers() {
    var made = post("/v1/tokens", "{\"name\":\"once\",\"expires_in_days\":7}");
    assertThat(made.status()).isEqualTo(201);
    var secret = made.json().getString("token");
    assertThat(secret).startsWith("pat_");

    assertThat(visitor.get("/v1/tokens", token).body()).contains("once").doesNotContain(secret);
    var more =
        visitor.postJson("/v1/tokens", "{\"name\":\"heir\"}", "Authorization", "Bearer " + secret);
    assertThat(more.status()).isEqualTo(403);
    for (var scheme : List.of("Basic ", "")) {
      assertThat(visitor.get("/v1/tokens", "Authorization", scheme + secret).status())
          .isEqualTo(401);
    }
  }
}
