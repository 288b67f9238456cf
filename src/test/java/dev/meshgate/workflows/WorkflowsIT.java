package dev.meshgate.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Assistant;
import dev.meshgate.Assistant.Tokens;
import dev.meshgate.Gate;
import dev.meshgate.Mcp;
import dev.meshgate.Soon;
import dev.meshgate.Visitor;
import dev.meshgate.Visitor.Answer;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Workflows under a name")
class WorkflowsIT {

  private static final String WORKFLOWS = "/v1/workflows";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String TEXT =
      "billing.txt\\nThe nightly job reads every open invoice and sends a reminder to the customer."
          + " It opens one connection for each invoice and never closes it. After a thousand"
          + " invoices the database refuses to answer. The operators then restart the job by hand,"
          + " and some customers get two reminders. Nobody has written a test for the job yet.";

  private static Gate gate;
  private static Visitor visitor;
  private static Tokens publisher;
  private static Tokens other;

  @BeforeAll
  static void start() {
    gate = Gate.start("workflows", Map.of("MESHGATE_SIGN_UP", "true"));
    visitor = new Visitor(gate);
    publisher = Assistant.registeredAt(gate).connect("mcp:read mcp:execute mcp:manage");
    other = Assistant.ofANewPerson(new Visitor(gate)).connect("mcp:read mcp:execute");
  }

  @AfterAll
  static void stop() {
    gate.close();
  }

  private static String described(String id, String task, String more) {
    return ("{'id':'"
            + id
            + "','name':'The "
            + id
            + "','parameters':[{'name':'text','type':'string','required':true}],"
            + "'steps':[{'id':'short','task':'"
            + task
            + "','context':'${parameters.text}','capabilities':['summarization']}]"
            + more
            + "}")
        .replace('\'', '"');
  }

  private static Answer store(String json) {
    return visitor.postJson(WORKFLOWS, json, publisher.header());
  }

  private static Answer run(Tokens by, String id, String json, String... headers) {
    var all = new ArrayList<>(List.of(by.header()));
    all.addAll(List.of(headers));
    return visitor.postJson(
        WORKFLOWS + "/" + id + "/run", json.replace('\'', '"'), all.toArray(String[]::new));
  }

  private static JsonObject ended(Answer run) {
    assertThat(run.status()).as(run.body()).isEqualTo(201);
    var path = "/v1/tasks/" + run.json().getString("task_id");
    return Soon.seen(
        PATIENCE,
        () -> visitor.get(path, publisher.header()).json(),
        task -> task.containsKey("finished_at"));
  }

  @Test
  void keepsEachVersionAndTellsWhichOneRan() {
    assertThat(store(described("terse", "Summarise in 1 sentence", "")).status()).isEqualTo(201);
    var changed =
        visitor.call(
            "PUT",
            WORKFLOWS + "/terse",
            described("terse", "Summarise in 2 sentences", ""),
            publisher.header());
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    assertThat(changed.json().getInt("version")).isEqualTo(2);

    var versions = visitor.get(WORKFLOWS + "/terse/versions", publisher.header()).jsonArray();
    assertThat(versions).hasSize(2);
    assertThat(versions.getJsonObject(1).toString()).contains("Summarise in 1 sentence");

    var text = "{'parameters':{'text':'" + TEXT + "'}";
    var last = ended(run(publisher, "terse", text + "}"));
    assertThat(last.getString("status")).isEqualTo("completed");
    assertThat(last.getJsonObject("input").getJsonObject("workflow").getInt("version"))
        .isEqualTo(2);
    assertThat(last.getJsonObject("result").getString("text")).contains("2 of 5 sentences");
    var first = ended(run(publisher, "terse", text + ",'version':1}"));
    assertThat(first.getJsonObject("result").getString("text")).contains("1 of 5 sentences");
    assertThat(run(publisher, "terse", text + ",'version':3}").status()).isEqualTo(400);
  }

  @Test
  void goesOnCountingWhereAnIdIsUsedAgain() {
    assertThat(store(described("again", "Summarise it", "")).status()).isEqualTo(201);
    assertThat(store(described("again", "Summarise it", "")).status()).isEqualTo(409);
    assertThat(visitor.delete(WORKFLOWS + "/again", publisher.header()).status()).isEqualTo(204);
    assertThat(visitor.get(WORKFLOWS + "/again", publisher.header()).status()).isEqualTo(404);

    var stored = store(described("again", "Summarise it", ""));

    assertThat(stored.status()).as(stored.body()).isEqualTo(201);
    assertThat(stored.json().getInt("version")).isEqualTo(2);
    assertThat(visitor.get(WORKFLOWS + "/again/versions", publisher.header()).jsonArray())
        .hasSize(1);
  }

  @Test
  void saysAllThatIsWrong() {
    var refused = store("{\"steps\":[{\"id\":\"a\",\"task\":\"${parameters.x}\",\"colour\":1}]}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body())
        .contains(
            "name is missing",
            "Step \\\"a\\\": colour is not known",
            "but no parameter has that name");
    assertThat(run(publisher, "code-review", "{}").body()).contains("files is required");
  }

  @Test
  void belongToTheirOwnerUntilEveryoneMaySeeThem() {
    assertThat(store(described("private", "Summarise it", "")).status()).isEqualTo(201);
    assertThat(visitor.get(WORKFLOWS + "/private", other.header()).status()).isEqualTo(404);
    assertThat(run(other, "private", "{'parameters':{'text':'x'}}").status()).isEqualTo(404);
    assertThat(visitor.get(WORKFLOWS, other.header()).body()).doesNotContain("private");

    var shared = described("private", "Summarise it", ",'visibility':'everyone'");
    visitor.call("PUT", WORKFLOWS + "/private", shared, publisher.header());

    assertThat(visitor.get(WORKFLOWS + "/private", other.header()).json().getInt("version"))
        .isEqualTo(1);
    assertThat(run(other, "private", "{'parameters':{'text':'" + TEXT + "'}}").status())
        .isEqualTo(201);
  }

  @Test
  void areWrittenByPublishersAlone() {
    assertThat(
            visitor
                .postJson(WORKFLOWS, described("mine", "Summarise it", ""), other.header())
                .status())
        .isEqualTo(403);
    assertThat(visitor.delete(WORKFLOWS + "/code-review", other.header()).status()).isEqualTo(403);
    assertThat(visitor.get(WORKFLOWS).status()).isEqualTo(401);
  }

  @Test
  void areRunOnceForOneKey() {
    var body = "{'parameters':{'files':['" + TEXT + "']}}";

    var first = run(publisher, "code-review", body, "Idempotency-Key", "run-1");
    var second = run(publisher, "code-review", body, "Idempotency-Key", "run-1");

    assertThat(second.json().getString("task_id")).isEqualTo(first.json().getString("task_id"));
  }

  /** The six that a new installation has, where nobody has registered an agent. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          code-review         | files               | 3
          refactor-optimize   | files               | 3
          debug-fix           | issue_description   | 3
          document-explain    | files               | 3
          architecture-review | scope               | 3
          feature-development | feature_description | 4
          """)
  void runOnTheBuiltInAgentsAndSaySo(String id, String parameter, int steps) {
    var mcp = new Mcp(visitor, "/v1/mcp", Mcp.MODERN, publisher.access());
    assertThat(mcp.tool("list_workflows", "{}").body()).contains('"' + id + '"', parameter);

    var answer =
        mcp.tool(
            "execute_workflow",
            "{\"workflow_id\":\""
                + id
                + "\",\"parameters\":{\""
                + parameter
                + "\":\""
                + TEXT
                + "\"}}");

    var done = answer.last().getJsonObject("result").getJsonObject("structuredContent");
    assertThat(done).as(answer.body()).isNotNull();
    assertThat(done.getString("status")).as(done.toString()).isEqualTo("completed");
    assertThat(done.getInt("version")).isEqualTo(1);
    assertThat(done.getJsonArray("steps")).hasSize(steps);
    assertThat(done.getJsonArray("steps").getValuesAs(JsonObject.class))
        .allSatisfy(
            step -> {
              assertThat(step.getBoolean("fallback")).isTrue();
              assertThat(step.getString("agent")).isIn("text-analyst", "librarian");
              assertThat(step.getString("result")).startsWith("> Fallback: nobody here");
            });
  }

  /** Also with as few words as people write when they are in a hurry. */
  @Test
  void runWithNextToNothing() {
    var done = ended(run(publisher, "debug-fix", "{'parameters':{'issue_description':'Crash'}}"));

    assertThat(done.getString("status")).as(done.toString()).isEqualTo("completed");
  }
}
