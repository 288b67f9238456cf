package dev.meshgate.agents.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshgate.agents.AgentRequest;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.egress.Wire;
import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Agent2Agent")
class A2aTest extends AdapterTest {

  private static final String TASK =
      "data: {\"task\":{\"id\":\"t1\",\"status\":{\"state\":\"TASK_STATE_SUBMITTED\"}}}\n\n";
  private static final String DONE =
      "{\"id\":\"t1\",\"status\":{\"state\":\"TASK_STATE_COMPLETED\"},\"artifacts\":[{"
          + "\"artifactId\":\"a\",\"parts\":[{\"text\":\"Done\"},{\"data\":{\"data\":{\"n\":1}}}]}]}";
  private static final String GET = "GET /tasks/t1?historyLength=1";
  private static final String SUBSCRIBE = "GET /tasks/t1:subscribe";

  private final A2a adapter = new A2a();

  @Override
  @SuppressWarnings("UnnecessaryAssignment") // There is no container.
  void connect(Wire wire) {
    adapter.wire = wire;
  }

  private Turn begin(String dialect) {
    return adapter.begin(
        server.endpoint(Protocol.A2A, "", dialect, ""), AgentRequest.of("Hello", "x"), work);
  }

  private Turn resume() {
    var endpoint = server.endpoint(Protocol.A2A, "", "1.0 HTTP+JSON", "");
    return adapter.resume(endpoint, "t1", work).orElseThrow();
  }

  @Test
  void saysByWhichNameTheTaskGoesBeforeItIsDone() throws Exception {
    server.hangs("POST /message:stream", TASK).on("POST /tasks/t1:cancel", 200, "{}");
    var turn = begin("1.0 HTTP+JSON");
    until(() -> !work.handles().isEmpty());

    assertThat(work.handles()).containsExactly("t1");
    assertThat(turn.reply()).isNotDone();
    turn.cancel().run();
    until(() -> !server.seen("POST /tasks/t1:cancel").isEmpty());
    assertThat(server.seen("POST /tasks/t1:cancel")).hasSize(1);
    assertThat(server.seen("POST /message:stream").get(0).headers())
        .containsEntry("A2A-Version", "1.0")
        .containsEntry("traceparent", Watched.PARENT);
  }

  @Test
  void isAskedForWhereItsStreamBreaksOff() throws Exception {
    server.breaksOff("POST /message:stream", TASK).on(GET, 200, DONE);

    var reply = reply(begin("1.0 HTTP+JSON"));

    assertThat(reply.text()).isEqualTo("Done");
    assertThat(String.valueOf(reply.data())).isEqualTo("{\"n\":1}");
  }

  @Test
  void ofOldBelowV1SaysContent() throws Exception {
    server.on("POST /v1/message:stream", 200, "data: {\"task\":" + DONE + "}\n\n");

    assertThat(reply(begin("0.3 HTTP+JSON")).text()).isEqualTo("Done");
    var message =
        Json.readObject(server.seen("POST /v1/message:stream").get(0).body())
            .getJsonObject("message");
    assertThat(message.getString("role")).isEqualTo("ROLE_USER");
    assertThat(message.getJsonArray("content").getJsonObject(0).getString("text"))
        .contains("Hello");
  }

  @Test
  void isTakenOverByItsHandle() throws Exception {
    server.on(SUBSCRIBE, 200, TASK + "data: {\"task\":" + DONE + "}\n\n");

    assertThat(reply(resume()).text()).isEqualTo("Done");
    assertThat(work.handles()).isEmpty();
  }

  @Test
  void isAskedForWhereItCannotBeListenedToAgain() throws Exception {
    server.on(SUBSCRIBE, 400, "{\"error\":{\"message\":\"it has ended\"}}").on(GET, 200, DONE);

    assertThat(reply(resume()).text()).isEqualTo("Done");
  }

  @Test
  void isUnknownAfterwards() {
    server.on(GET, 404, "{\"error\":{\"message\":\"Task not found\"}}");

    assertThatThrownBy(() -> reply(resume())).hasMessageContaining("Task not found");
  }

  private Described described(String card) {
    return AgentCardFetch.described(
            Json.readObject(card.replace('\'', '"')),
            URI.create("https://a.example/.well-known/agent-card.json"))
        .orElseThrow();
  }

  @Test
  void isSpokenByJsonRpcIfPossible() {
    var described =
        described(
            "{'name':'A','supportedInterfaces':["
                + "{'protocolBinding':'HTTP+JSON','protocolVersion':'1.0','url':'https://a.example/r'},"
                + "{'protocolBinding':'JSONRPC','protocolVersion':'1.0','url':'https://a.example/j'}]}");

    assertThat(described.dialect()).isEqualTo("1.0");
    assertThat(described.uri().getPath()).isEqualTo("/j");
  }

  @Test
  void isSpokenByHttpOtherwise() {
    assertThat(
            described(
                    "{'name':'A','supportedInterfaces':[{'protocolBinding':'HTTP+JSON',"
                        + "'protocolVersion':'1.0','url':'https://a.example/r'}]}")
                .dialect())
        .isEqualTo("1.0 HTTP+JSON");
    assertThat(
            described("{'name':'A','preferredTransport':'HTTP+JSON','url':'https://a.example/r'}")
                .dialect())
        .isEqualTo("0.3 HTTP+JSON");
  }
}
