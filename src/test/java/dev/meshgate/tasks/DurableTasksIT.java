package dev.meshgate.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Assistant;
import dev.meshgate.EventLines;
import dev.meshgate.Gate;
import dev.meshgate.Soon;
import dev.meshgate.Visitor;
import dev.meshgate.Visitor.Answer;
import dev.meshgate.agents.registry.PlainAgent;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** The last test kills the first of the two servers, so the others come before. */
@DisplayName("A task that was taken is done, whatever becomes of the server")
@Timeout(240)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DurableTasksIT {

  private static final Duration TAKEN_OVER_WITHIN = Duration.ofSeconds(10);

  private static final String SCRAPER = "a token for whoever reads the figures";

  private static EmbeddedPostgres postgres;
  private static PlainAgent agent;
  private static Gate firstGate;
  private static Gate secondGate;
  private static Visitor first;
  private static Visitor second;
  private static Visitor person;
  private static String[] token;

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
    settings.put("MESHGATE_METRICS_TOKEN", SCRAPER);
    settings.put("MESHGATE_TASKS_RUNNING", "1000");
    settings.put("MESHGATE_STREAMS_PER_USER", "2000");
    firstGate = Gate.start("durable-1", settings);
    settings.put("MESHGATE_BASE_URL", firstGate.baseUrl());
    secondGate = Gate.start("durable-2", settings);
    first = new Visitor(firstGate);
    second = new Visitor(secondGate);
    var assistant = Assistant.registeredAt(firstGate);
    person = assistant.visitor();
    token = assistant.connect("mcp:read mcp:execute mcp:manage").header();
    var registered =
        first.postJson(
            "/v1/agents",
            json(
                "{'id':'worker','name':'Worker','capabilities':['working'],'endpoint':'"
                    + agent.url()
                    + "','max_concurrent_tasks':1000,'timeout_seconds':120}"),
            token);
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

  private static Answer submit(String body, String... more) {
    var headers = new ArrayList<>(List.of(token));
    headers.addAll(List.of(more));
    return first.postJson("/v1/tasks", json(body), headers.toArray(String[]::new));
  }

  private static JsonObject task(Visitor visitor, String id) {
    var answer = visitor.get("/v1/tasks/" + id, token);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private static JsonObject until(Visitor visitor, String id, Predicate<JsonObject> wanted) {
    return Soon.seen(Duration.ofMinutes(1), () -> task(visitor, id), wanted);
  }

  private static Predicate<JsonObject> is(String status) {
    return task -> task.getString("status").equals(status);
  }

  private static long timesGiven(String words) {
    return agent.seen().stream()
        .filter(seen -> seen.body().getJsonObject("payload").getString("task").equals(words))
        .count();
  }

  @Test
  @Order(1)
  void isTakenAtOnceAndFollowedFromAnotherServer() throws IOException {
    var taken = submit("{'task':'wait 2 for it','capabilities':['working']}");
    assertThat(taken.status()).as(taken.body()).isEqualTo(201);
    assertThat(taken.json().getString("status")).isIn("pending", "routing", "executing");
    var id = taken.json().getString("task_id");
    assertThat(taken.header("Location")).endsWith("/v1/tasks/" + id);

    var request =
        HttpRequest.newBuilder(URI.create(second.baseUrl() + "/v1/tasks/" + id + "/events"))
            .headers(token);
    try (var lines = EventLines.of(request)) {
      var last = lines.next(line -> line.contains("\"status\":\"completed\""));
      assertThat(last).contains("Done: wait 2 for it");
      assertThat(lines.next()).as("the stream ends with the task").isNull();
    }
  }

  @Test
  @Order(2)
  void isTheSameWhenItIsSentTwice() {
    var body = "{'task':'only once','agent':'worker'}";

    var one = submit(body, "Idempotency-Key", "key-1");
    var two = submit(body, "Idempotency-Key", "key-1");
    var other = submit(body, "Idempotency-Key", "key-2");

    assertThat(two.json().getString("task_id")).isEqualTo(one.json().getString("task_id"));
    assertThat(other.json().getString("task_id")).isNotEqualTo(one.json().getString("task_id"));
    until(first, one.json().getString("task_id"), is("completed"));
    until(first, other.json().getString("task_id"), is("completed"));
    assertThat(timesGiven("only once")).isEqualTo(2);
  }

  @Test
  @Order(2)
  void ofManyWithOneKeyAtOnceThereIsOne() {
    var sent =
        IntStream.range(0, 20)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () ->
                            new Visitor(i % 2 == 0 ? firstGate : secondGate)
                                .postJson(
                                    "/v1/tasks",
                                    json("{'task':'one of many','agent':'worker'}"),
                                    token[0],
                                    token[1],
                                    "Idempotency-Key",
                                    "of-many")))
            .toList();

    assertThat(sent.stream().map(CompletableFuture::join))
        .allSatisfy(answer -> assertThat(answer.status()).as(answer.body()).isEqualTo(201))
        .extracting(answer -> answer.json().getString("task_id"))
        .containsOnly(sent.get(0).join().json().getString("task_id"));
    until(first, sent.get(0).join().json().getString("task_id"), is("completed"));
    assertThat(timesGiven("one of many")).isEqualTo(1);
  }

  @Test
  @Order(3)
  void endsAtTheTimeThatWasGiven() {
    var id =
        submit("{'task':'wait 60 too long','agent':'worker','timeout_seconds':2}")
            .json()
            .getString("task_id");

    var ended = until(second, id, is("failed"));

    assertThat(ended.getString("error")).contains("not done within the time");
  }

  @Test
  @Order(4)
  void isCancelledFromAnotherServer() {
    var id = submit("{'task':'wait 60 in vain','agent':'worker'}").json().getString("task_id");
    until(first, id, is("executing"));

    assertThat(second.delete("/v1/tasks/" + id, token).json().getString("status"))
        .isEqualTo("cancelled");

    Soon.seen(Duration.ofSeconds(5), DurableTasksIT::load, load -> load == 0);
  }

  private static double load() {
    var agents = first.get("/v1/agents/worker", token).json();
    return agents.getJsonNumber("current_load").doubleValue();
  }

  private static String asking() {
    var id = submit("{'task':'ask, then paint','agent':'worker'}").json().getString("task_id");
    var asked = until(second, id, is("input_required"));
    assertThat(asked.getString("question")).isEqualTo("Which colour?");
    return id;
  }

  @Test
  @Order(5)
  void goesOnWhenItsQuestionIsAnsweredOnAnotherServer() {
    var id = asking();

    var empty = second.postJson("/v1/tasks/" + id + "/input", "{}", token);
    assertThat(empty.json().getString("field")).isEqualTo("answer");
    var answered = second.postJson("/v1/tasks/" + id + "/input", json("{'answer':'blue'}"), token);

    assertThat(answered.status()).as(answered.body()).isEqualTo(200);
    until(first, id, is("completed"));
    var told = agent.seen().get(agent.seen().size() - 1).body().getJsonObject("context");
    assertThat(told.getString("text")).isEqualTo("You asked: Which colour?\nThe answer: blue");
    var again = first.postJson("/v1/tasks/" + id + "/input", json("{'answer':'red'}"), token);
    assertThat(again.status()).isEqualTo(409);
  }

  private static void change(String set, String id) throws SQLException {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.prepareStatement("update task set " + set + " where id = ?")) {
      statement.setString(1, id);
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
  }

  @Test
  @Order(5)
  void thatNobodyAnswersEnds() throws SQLException {
    var id = asking();

    change("updated_at = updated_at - interval '25 hours'", id);

    assertThat(until(first, id, is("failed")).getString("error")).contains("Nobody answered");
  }

  @Test
  @Order(5)
  void asksAnewWhenTheServerEndsBetweenTheAnswerAndTheWork() throws SQLException {
    var id = asking();
    var given = timesGiven("ask, then paint");

    change(
        "status = 'pending', question = null, agent = null, handle = null, node = 'node_gone',"
            + " lease_ends_at = now() - interval '1 minute', input = '{\"task\":\"ask, then"
            + " paint\",\"agent\":\"worker\",\"answers\":[{\"question\":\"Which"
            + " colour?\",\"answer\":\"answer: grey\"}]}'",
        id);

    until(second, id, is("completed"));
    assertThat(timesGiven("ask, then paint")).isEqualTo(given + 1);
  }

  @Test
  @Order(5)
  void underWhichServerAfterServerEndedIsLeft() throws SQLException {
    var id = asking();

    change(
        "status = 'executing', node = 'node_gone', takeovers = 5,"
            + " lease_ends_at = now() - interval '1 minute'",
        id);

    assertThat(until(first, id, is("failed")).getString("error"))
        .contains("Every server that ran it has stopped");
  }

  @Test
  @Order(5)
  void thatAnotherServerHasTakenIsNotWrittenByTheFirst() throws SQLException {
    var id = submit("{'task':'wait 3 for nothing','agent':'worker'}").json().getString("task_id");
    until(first, id, is("executing"));

    change("node = 'node_other', lease_ends_at = now() + interval '8 seconds'", id);

    var taken = until(second, id, task -> timesGiven("wait 3 for nothing") == 2);
    assertThat(taken.getString("status")).as("what the first was told").isEqualTo("executing");
    until(second, id, is("completed"));
  }

  @Test
  @Order(5)
  void isAnsweredByAnAssistant() {
    var asked =
        first.postJson(
            "/v1/tools/mesh_execute", json("{'task':'ask me first','agent':'worker'}"), token);
    assertThat(asked.json().getString("status")).isEqualTo("input_required");
    assertThat(asked.json().getString("result")).isEqualTo("Which colour?");
    var id = asked.json().getString("task_id");

    var done =
        first.postJson(
            "/v1/tools/mesh_execute", json("{'task':'green','task_id':'" + id + "'}"), token);

    assertThat(done.json().getString("task_id")).isEqualTo(id);
    assertThat(done.json().getString("status")).isEqualTo("completed");
    assertThat(done.json().getString("result")).isEqualTo("Done: ask me first");
    var foreign =
        first.postJson("/v1/tools/mesh_execute", json("{'task':'x','task_id':'task_no'}"), token);
    assertThat(foreign.body()).contains("There is no such task");
  }

  @Test
  @Order(5)
  void isAnsweredOnItsPage() {
    var id = asking();
    var path = "/console/tasks/" + id;
    var page = person.get(path);
    assertThat(page.body()).contains("The agent asks", "Which colour?");
    var csrf = page.field("csrf");

    assertThat(person.postForm(path + "/answer", Map.of("csrf", csrf, "answer", " ")).body())
        .contains("Enter an answer.");
    person.postForm(path + "/answer", Map.of("csrf", csrf, "answer", "yellow"));

    until(first, id, is("completed"));
    assertThat(person.get(path).body()).contains("Done: ask, then paint");
  }

  @Test
  @Order(5)
  void ofAWorkflowAsksForOneStepAndKeepsTheOthers() {
    var body =
        json(
            "{'workflow_type':'sequential','payload':{'steps':["
                + "{'id':'a','task':'before the question','agent':'worker'},"
                + "{'id':'b','task':'ask about ${steps.a.result}','agent':'worker'}]}}");
    var asked = first.postJson("/v1/tools/submit_workflow", body, token).json();
    assertThat(asked.getString("status")).isEqualTo("input_required");
    assertThat(asked.getString("result")).isEqualTo("Step b asks: Which colour?");
    var id = asked.getString("workflow_id");

    second.postJson("/v1/tasks/" + id + "/input", json("{'answer':'white'}"), token);

    var ended = until(first, id, is("completed"));
    assertThat(ended.getJsonObject("result").getString("text"))
        .isEqualTo("Done: ask about Done: before the question");
    assertThat(timesGiven("before the question")).isEqualTo(1);
  }

  @Test
  @Order(5)
  void aBodyThatIsNoneIsToldWhatIsWrong() {
    assertThat(submit("{}").json().getString("field")).isEqualTo("task");
    assertThat(submit("{'task':'x','timeout_seconds':0}").json().getString("field"))
        .isEqualTo("timeout_seconds");
    assertThat(submit("{'task':'x','task_type':'odd'}").json().getString("message"))
        .contains("chat, analysis, code, creative");
    assertThat(submit("{'task':'x','capabilities':'working'}").status()).isEqualTo(400);
    assertThat(submit("[]").status()).isEqualTo(400);
    assertThat(submit("{'task':'x'}", "Idempotency-Key", " ").status()).isEqualTo(400);
  }

  @Test
  @Order(6)
  void aThousandAtOnceNeedNoThreadEach() {
    var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    var answers = new ArrayList<CompletableFuture<HttpResponse<String>>>();
    var body = json("{'task':'wait 2 with the others','capabilities':['working']}");
    for (var i = 0; i < 1_000; i++) {
      answers.add(
          client.sendAsync(
              HttpRequest.newBuilder(URI.create(first.baseUrl() + "/v1/tools/mesh_execute"))
                  .headers(token)
                  .header("Content-Type", "application/json")
                  .timeout(Duration.ofMinutes(2))
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.ofString()));
    }
    var most = new AtomicReference<>(0.0);
    Soon.so(
        Duration.ofMinutes(2),
        () -> {
          most.accumulateAndGet(threads(), Math::max);
          return answers.stream().allMatch(CompletableFuture::isDone);
        });

    assertThat(answers.stream().map(CompletableFuture::join).map(HttpResponse::body))
        .filteredOn(answer -> !answer.contains("Done: wait 2 with the others"))
        .isEmpty();
    assertThat(timesGiven("wait 2 with the others")).isEqualTo(1_000);
    assertThat(most.get()).as("threads of the server").isLessThan(400);
  }

  private static double threads() {
    return first
        .get("/metrics", "Authorization", "Bearer " + SCRAPER)
        .body()
        .lines()
        .filter(line -> line.startsWith("jvm_threads_live_threads"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @Order(7)
  void goesOnAtAnotherServerWhenItsOwnIsKilled() {
    var plain = submit("{'task':'wait 15 and live','agent':'worker'}").json().getString("task_id");
    var workflow =
        CompletableFuture.runAsync(
            () ->
                new Visitor(firstGate)
                    .postJson(
                        "/v1/tools/submit_workflow",
                        json(
                            "{'workflow_type':'sequential','payload':{'steps':["
                                + "{'id':'a','task':'quick','agent':'worker'},"
                                + "{'id':'b','task':'wait 15 after ${steps.a.result}','agent':'worker'},"
                                + "{'id':'c','task':'end ${steps.b.result.length}','agent':'worker'}]}}"),
                        token));
    until(first, plain, is("executing"));
    var following = "wait 15 after Done: quick";
    Soon.so(Duration.ofSeconds(30), () -> timesGiven(following) > 0);

    firstGate.kill();

    Soon.so(
        TAKEN_OVER_WITHIN, () -> timesGiven("wait 15 and live") == 2 && timesGiven(following) == 2);
    var done = until(second, plain, is("completed"));
    assertThat(done.getJsonObject("result").getString("text")).isEqualTo("Done: wait 15 and live");
    var id =
        second.get("/v1/tasks?limit=500", token).jsonArray().stream()
            .map(task -> task.asJsonObject())
            .filter(task -> task.getString("kind").equals("workflow"))
            .findFirst()
            .orElseThrow()
            .getString("task_id");
    var ended = until(second, id, is("completed"));
    assertThat(ended.getJsonObject("result").getString("text"))
        .isEqualTo("Done: end " + following.length());
    assertThat(timesGiven("quick")).as("a step that had ended is not run again").isEqualTo(1);
    assertThat(agent.seen().stream().map(seen -> seen.body().getString("task_id")))
        .as("the agent can know by its id what it is given a second time")
        .filteredOn(plain::equals)
        .hasSize(2);
    assertThat(workflow).failsWithin(Duration.ofSeconds(20));
  }
}
