package dev.meshgate.mcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Assistant;
import dev.meshgate.Mcp;
import dev.meshgate.Product;
import dev.meshgate.Soon;
import dev.meshgate.Visitor;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The product and, because its own agents are quick, one that is slow. */
@ExtendWith(ArquillianExtension.class)
@DisplayName("Calls that take long")
class StreamsIT {

  private static final String LONG = "{\"task\":\"Have patience\",\"capabilities\":[\"patience\"]}";
  private static final String QUIET =
      "{\"task\":\"Have patience and be quiet\",\"capabilities\":[\"patience\"]}";

  private static final String FORMS = "{\"elicitation\":{}}";

  @ArquillianResource @Nullable URL url;
  private Visitor visitor = new Visitor("");
  private String token = "";

  @Deployment(testable = false)
  static WebArchive product() {
    return Product.copy("streams")
        .addClasses(PatientAgent.class, IdleTools.class, Twins.class, TracedAgent.class)
        .addAsWebInfResource(
            new StringAsset(
                "<web-ext xmlns=\"http://websphere.ibm.com/xml/ns/javaee\" version=\"1.0\">"
                    + "<context-root uri=\"/\"/></web-ext>"),
            "ibm-web-ext.xml");
  }

  @BeforeEach
  void connect() {
    visitor = new Visitor("http://localhost:" + Objects.requireNonNull(url).getPort());
    token = Assistant.ofANewPerson(visitor).connect("mcp:read mcp:execute").access();
  }

  private Mcp speaking(String version) {
    return new Mcp(visitor, "/v1/mcp", version, token);
  }

  private OpenStream execute(String version, String arguments) {
    return OpenStream.of(speaking(version), "mesh_execute", arguments);
  }

  @ParameterizedTest
  @ValueSource(strings = {Mcp.MODERN, "2025-11-25"})
  void theFirstByteComesAtOnceAndProgressAsItIsMade(String version) {
    execute(version, LONG).close();
    try (var stream = execute(version, LONG)) {
      assertThat(stream.status()).isEqualTo(200);
      assertThat(stream.firstByte()).isLessThan(Duration.ofMillis(500));
      var first = progress(stream.nextData());
      var second = progress(stream.nextData());
      assertThat(second).isGreaterThan(first);
    }
  }

  private static double progress(String data) {
    var message = json(data.substring("data: ".length()));
    assertThat(message.getString("method")).isEqualTo("notifications/progress");
    return message.getJsonObject("params").getJsonNumber("progress").doubleValue();
  }

  private static JsonObject json(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  @Test
  void whileNothingHappensThereIsASignOfLife() {
    try (var stream = execute(Mcp.MODERN, QUIET)) {
      assertThat(stream.next(line -> line.startsWith(":"))).isEqualTo(": ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {LONG, QUIET})
  void whoLeavesCancels(String arguments) {
    try (var stream = execute(Mcp.MODERN, arguments)) {
      assertThat(stream.status()).isEqualTo(200);
      until(() -> status().equals("executing"));
    }
    until(() -> status().equals("cancelled"));
  }

  @Test
  void whoLeavesInAnOldRevisionDoesNotCancelButCanSay() {
    var old = speaking("2025-11-25");
    try (var stream = execute("2025-11-25", LONG)) {
      stream.nextData();
    }
    var begun = progressOfRow();
    until(() -> progressOfRow() > begun);
    assertThat(status()).isEqualTo("executing");

    var told =
        old.post(
            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":7}}",
            old.headers("notifications/cancelled", "{}"));

    assertThat(told.status()).isEqualTo(202);
    until(() -> status().equals("cancelled"));
  }

  @Test
  void aTaskThatIsCancelledElsewhereEndsItsCallInWords() {
    try (var stream = execute(Mcp.MODERN, LONG)) {
      stream.nextData();
      var id = newest().getString("task_id");
      assertThat(visitor.delete("/v1/tasks/" + id, "Authorization", "Bearer " + token).status())
          .isEqualTo(200);

      var last = stream.next(line -> line.contains("\"result\""));

      assertThat(last).contains("\"isError\":true", id + " was cancelled");
    }
    assertThat(status()).isEqualTo("cancelled");
  }

  @Test
  void attack46StreamsThatWaitHoldNoThreadAndHaveALimit() throws Exception {
    var streams = new ArrayList<OpenStream>();
    try {
      for (int i = 0; i < 120; i++) {
        streams.add(OpenStream.of(speaking(Mcp.MODERN), "idle", "{}"));
      }
      for (int i = 0; i < 20; i++) {
        var begun = System.nanoTime();
        assertThat(speaking(Mcp.MODERN).tool("list_agents", "{}").status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
      }
      var oneMore = speaking(Mcp.MODERN).tool("idle", "{}", "Accept", "text/event-stream");
      assertThat(oneMore.status()).isEqualTo(429);
      assertThat(oneMore.header("Retry-After")).isNotBlank();
      assertThat(oneMore.body()).contains("120 long calls", "Wait until one");

      assertThat(speaking(Mcp.MODERN).tool("wake", "{}").body()).contains("120");
      for (var stream : streams) {
        assertThat(stream.nextData()).contains("Woken.");
      }
      assertThat(speaking(Mcp.MODERN).tool("list_agents", "{}").status()).isEqualTo(200);
    } finally {
      streams.forEach(OpenStream::close);
    }
  }

  @Test
  void attack15WhatTwoPeopleAskUnderOneIdIsNotMixed() throws Exception {
    var other = new Visitor(visitor.baseUrl());
    var theirs = Assistant.ofANewPerson(other).connect("mcp:read mcp:execute").access();
    var ours = speaking(Mcp.MODERN);
    var calls = new ArrayList<Callable<String>>();
    for (int i = 0; i < 40; i++) {
      calls.add(() -> sumOf(ours, "Apples"));
      calls.add(() -> sumOf(new Mcp(other, "/v1/mcp", Mcp.MODERN, theirs), "Pears"));
    }
    var threads = Executors.newFixedThreadPool(8);
    try {
      var answers = threads.invokeAll(calls);
      for (int i = 0; i < answers.size(); i += 2) {
        assertThat(answers.get(i).get()).contains("Apples").doesNotContain("Pears");
        assertThat(answers.get(i + 1).get()).contains("Pears").doesNotContain("Apples");
      }
    } finally {
      threads.shutdownNow();
    }
    var list =
        List.of(other.get("/v1/tasks?limit=500", "Authorization", "Bearer " + theirs).body());
    assertThat(list.toString()).doesNotContain("Apples");
  }

  private static String sumOf(Mcp mcp, String fruit) {
    var task =
        "{\"task\":\"Sum of amount by fruit:\\nfruit,amount\\n" + fruit + ",1\\n" + fruit + ",2\"}";
    return mcp.watched("mesh_execute", task).body();
  }

  /** The task that was begun last; an empty object before there is one. */
  private JsonObject newest() {
    var answer = visitor.get("/v1/tasks?limit=1", "Authorization", "Bearer " + token);
    try (var reader = Json.createReader(new StringReader(answer.body()))) {
      var tasks = reader.readArray();
      return tasks.isEmpty() ? JsonObject.EMPTY_JSON_OBJECT : tasks.getJsonObject(0);
    }
  }

  private String status() {
    return newest().getString("status", "");
  }

  private double progressOfRow() {
    return newest().getJsonNumber("progress").doubleValue();
  }

  private static void until(Callable<Boolean> condition) {
    Soon.so(Duration.ofSeconds(25), condition);
  }

  private JsonObject twins(String capabilities, String more) {
    var params =
        "{\"name\":\"mesh_execute\",\"arguments\":{\"task\":\"Be a twin\",\"capabilities\":"
            + "[\"twinning\"]},\"_meta\":{\"io.modelcontextprotocol/clientCapabilities\":%s}%s}";
    var call = params.formatted(capabilities, more);
    var answer = speaking(Mcp.MODERN).request("tools/call", call, "Accept", "application/json");
    return answer.json().getJsonObject("result");
  }

  private JsonObject answered(JsonObject asked, String answer) {
    return twins(
        FORMS,
        ",\"inputResponses\":{\"agent\":%s},\"requestState\":\"%s\""
            .formatted(answer, asked.getString("requestState")));
  }

  private static String doer(JsonObject result) {
    return result.getJsonObject("structuredContent").getJsonObject("agent").getString("id");
  }

  @Test
  void whereTwoAgentsFitEquallyWellThePersonIsAsked() {
    var asked = twins(FORMS, "");
    assertThat(asked.getString("resultType")).isEqualTo("input_required");
    var question =
        asked.getJsonObject("inputRequests").getJsonObject("agent").getJsonObject("params");
    assertThat(question.getString("message")).contains("castor").contains("pollux");

    var chosen = answered(asked, "{\"action\":\"accept\",\"content\":{\"agent\":\"pollux\"}}");
    assertThat(doer(chosen)).isEqualTo("pollux");
    assertThat(doer(answered(asked, "{\"action\":\"decline\"}"))).isEqualTo("castor");
    var calledOff = answered(asked, "{\"action\":\"cancel\"}");
    assertThat(calledOff.getBoolean("isError")).isTrue();
    assertThat(calledOff.toString()).contains("called it off");
  }

  @Test
  void whoCannotBeAskedIsNot() {
    assertThat(doer(twins("{}", ""))).isEqualTo("castor");
  }

  /** What the widget is told of a task, or why nothing. */
  private String shown(String accessToken, String tool, String arguments) {
    return new Mcp(visitor, "/v1/mcp", Mcp.MODERN, accessToken).tool(tool, arguments).body();
  }

  @Test
  void aWidgetFollowsATaskThatNobodyHasToldItTheIdOfAndCallsItOff() {
    try (var stream = execute(Mcp.MODERN, LONG)) {
      stream.nextData();
      var following = "{\"begins\":\"Have pat\"}";
      assertThat(shown(token, "show_task", following)).contains("\"status\":\"executing\"");
      assertThat(shown(token, "show_task", "{\"begins\":\"Have fun\"}"))
          .contains("\"isError\":true", "No such task is under way.");

      var id = newest().getString("task_id");
      assertThat(shown(token, "cancel_task", "{\"task_id\":\"" + id + "\"}"))
          .contains("\"status\":\"cancelled\"");

      assertThat(stream.next(line -> line.contains("\"result\"")))
          .contains("\"isError\":true", id + " was cancelled");
      assertThat(shown(token, "show_task", following)).contains("No such task is under way.");
    }
  }

  @Test
  void nobodysWidgetSeesTheTasksOfAnother() {
    var stranger = Assistant.ofANewPerson(new Visitor(visitor.baseUrl()));
    var theirs = stranger.connect("mcp:read mcp:execute").access();
    try (var stream = execute(Mcp.MODERN, LONG)) {
      stream.nextData();
      var id = "{\"task_id\":\"" + newest().getString("task_id") + "\"}";

      assertThat(shown(theirs, "show_task", "{}")).contains("No such task is under way.");
      assertThat(shown(theirs, "show_task", id)).contains("There is no such task.");
      assertThat(shown(theirs, "cancel_task", id)).contains("There is no such task.");
      assertThat(status()).isEqualTo("executing");
    }
  }

  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  private static final String OTHER_TRACE =
      "00-1111111111111111111111111111111c-b7ad6b7169203331-01";
  private static final String TRACED =
      "{\"task\":\"Tell your trace\",\"capabilities\":[\"tracing\"]}";

  private String tracedBy(String version, String meta, String... headers) {
    var params = "{\"name\":\"mesh_execute\",\"arguments\":" + TRACED + meta + "}";
    return speaking(version).request("tools/call", params, headers).body();
  }

  @ParameterizedTest
  @ValueSource(strings = {Mcp.MODERN, "2025-11-25"})
  void theTraceOfACallGoesToTheAgent(String version) {
    var meta =
        ",\"_meta\":{\"traceparent\":\"%s\",\"tracestate\":\"a=1\",\"baggage\":\"k=v\"}"
            .formatted(TRACE);

    assertThat(tracedBy(version, meta, "traceparent", OTHER_TRACE))
        .contains("traceparent=" + TRACE, "tracestate=a=1", "baggage=k=v")
        .doesNotContain(OTHER_TRACE);
    assertThat(tracedBy(version, "", "traceparent", OTHER_TRACE)).contains(OTHER_TRACE);
    assertThat(tracedBy(version, ",\"_meta\":{\"baggage\":\"k=v\"}")).contains("baggage=k=v");
    assertThat(tracedBy(version, ",\"_meta\":{\"traceparent\":7}")).contains("\"result\":\"{}\"");
  }

  @Test
  void theTraceOfARestCallGoesToTheAgentToo() {
    var answer =
        visitor.postJson(
            "/v1/tools/mesh_execute",
            TRACED,
            "Authorization",
            "Bearer " + token,
            "traceparent",
            TRACE);

    assertThat(answer.body()).contains("traceparent=" + TRACE);
  }

  @Test
  void aWorkflowsStepsAreOfItsTrace() {
    var step = "{\"id\":\"%s\",\"task\":\"Tell\",\"capabilities\":[\"tracing\"]}";
    var workflow =
        "{\"workflow_type\":\"parallel\",\"payload\":{\"steps\":[%s,%s]}}"
            .formatted(step.formatted("one"), step.formatted("two"));

    var answer =
        speaking(Mcp.MODERN)
            .request(
                "tools/call",
                "{\"name\":\"submit_workflow\",\"arguments\":" + workflow + "}",
                "traceparent",
                TRACE);

    assertThat(answer.json().toString().split("traceparent=" + TRACE, -1)).hasSizeGreaterThan(2);
  }
}
