package dev.meshgate.agents.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshgate.agents.AgentAsksException;
import dev.meshgate.agents.AgentReply;
import dev.meshgate.agents.AgentRequest;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.egress.Wire;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A LangGraph server")
class LangGraphTest extends AdapterTest {

  private static final String THREADS = "POST /threads";
  private static final String STREAM = "POST /threads/t1/runs/stream";
  private static final String RUN = "GET /threads/t1/runs/r1";
  private static final String STATE = "GET /threads/t1/state";
  private static final String CANCEL = "POST /threads/t1/runs/r1/cancel?action=interrupt";
  private static final String[] AT = {"Content-Location", "/threads/t1/runs/r1"};
  private static final String STEP = "event: custom\ndata: {\"step\":\"step 1\"}\nid: 1\n\n";

  private final LangGraph adapter = new LangGraph();

  @Override
  @SuppressWarnings("UnnecessaryAssignment") // There is no container.
  void connect(Wire wire) {
    adapter.wire = wire;
  }

  @BeforeEach
  void opensThreads() {
    server.on(THREADS, 200, "{\"thread_id\":\"t1\"}");
  }

  private Turn begin() {
    return adapter.begin(
        server.endpoint(Protocol.LANGGRAPH, "?assistant=parrot"),
        AgentRequest.of("Hello", "somebody").withContext("a,b"),
        work);
  }

  private static String message(String text) {
    return "{\"values\":{\"messages\":[{\"content\":\"" + text + "\"}]},\"next\":[],\"tasks\":[]}";
  }

  @Test
  void answersWithTheLastMessage() throws Exception {
    server
        .on(STREAM, 200, STEP + "event: updates\ndata: {\"work\":{}}\nid: 2\n\n", AT)
        .on(RUN, 200, "{\"status\":\"success\"}")
        .on(STATE, 200, message("You said it"));

    assertThat(reply(begin())).isEqualTo(AgentReply.text("You said it"));

    assertThat(work.handles()).containsExactly("t1/r1");
    assertThat(work.messages()).containsExactly("step 1", "Done: work");
    var asked = server.seen(STREAM).get(0);
    assertThat(asked.headers())
        .containsEntry("X-API-Key", "secret")
        .containsEntry("traceparent", Watched.PARENT);
    var body = Json.readObject(asked.body());
    assertThat(body.getString("assistant_id")).isEqualTo("parrot");
    assertThat(body.getBoolean("stream_resumable")).isTrue();
    assertThat(body.getString("on_disconnect")).isEqualTo("continue");
    assertThat(body.getJsonObject("input").toString())
        .isEqualTo(
            "{\"messages\":[{\"role\":\"user\",\"content\":\"Be brief.\\n\\nHello\\n\\na,b\"}]}");
  }

  @Test
  void answersWithItsStateWhereThereAreNoMessages() throws Exception {
    server
        .on(STREAM, 200, STEP, AT)
        .on(RUN, 200, "{\"status\":\"success\"}")
        .on(STATE, 200, "{\"values\":{\"sum\":3,\"words\":\"three\"},\"next\":[],\"tasks\":[]}");

    var reply = reply(begin());

    assertThat(reply.text()).isEqualTo("{\"sum\":3,\"words\":\"three\"}");
    assertThat(reply.data()).containsKeys("sum", "words");
  }

  @Test
  void isListenedToAgainAfterTheLastEventThatCame() throws Exception {
    var again = RUN + "/stream";
    server
        .breaksOff(STREAM, STEP, AT)
        .on(RUN, 200, "{\"status\":\"running\"}")
        .on(RUN, 200, "{\"status\":\"success\"}")
        .on(again, 200, "event: custom\ndata: {\"step\":\"step 2\"}\nid: 2\n\n")
        .on(STATE, 200, message("done"));

    assertThat(reply(begin()).text()).isEqualTo("done");

    assertThat(server.seen(again).get(0).headers()).containsEntry("Last-Event-ID", "1");
    assertThat(work.messages()).containsExactly("step 1", "step 2");
    assertThat(server.seen(STREAM)).hasSize(1);
  }

  @Test
  void isTakenOverByItsHandle() throws Exception {
    server
        .on(RUN, 200, "{\"status\":\"running\"}")
        .on(RUN, 200, "{\"status\":\"success\"}")
        .on(RUN + "/stream", 200, STEP)
        .on(STATE, 200, message("done"));

    var endpoint = server.endpoint(Protocol.LANGGRAPH, "?assistant=parrot");
    var turn = adapter.resume(endpoint, "t1/r1", work).orElseThrow();

    assertThat(reply(turn).text()).isEqualTo("done");
    assertThat(server.seen(THREADS)).isEmpty();
    assertThat(adapter.resume(endpoint, "../../secrets", work)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "success     | {'tasks':[{'interrupts':[{'value':'Which year?'}]}]} | Which year?",
        "interrupted | {'tasks':[{'interrupts':[{'value':{'ask':1}}]}]}     | {\"ask\":1}",
        "success     | {'next':['publish'],'tasks':[]}                      | with publish",
      })
  void asksWhereItsGraphWaits(String status, String state, String question) {
    server
        .on(STREAM, 200, STEP, AT)
        .on(RUN, 200, "{\"status\":\"" + status + "\"}")
        .on(STATE, 200, state.replace('\'', '"'));

    assertThatThrownBy(() -> reply(begin()))
        .cause()
        .isInstanceOfSatisfying(
            AgentAsksException.class, asked -> assertThat(asked.sentence()).contains(question));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "error       | {'tasks':[{'error':'no money'}]} | no money",
        "error       | {}                               | no reason",
        "timeout     | {}                               | too long",
        "interrupted | {}                               | told by others to stop",
      })
  void failsAsTheRunDid(String status, String state, String words) {
    server
        .on(STREAM, 200, STEP, AT)
        .on(RUN, 200, "{\"status\":\"" + status + "\"}")
        .on(STATE, 200, state.replace('\'', '"'));

    assertThatThrownBy(() -> reply(begin())).hasMessageContaining(words);
  }

  @Test
  void saysItselfThatItFailed() {
    server.on(STREAM, 200, "event: error\ndata: {\"message\":\"I was told to\"}\n\n", AT);

    assertThatThrownBy(() -> reply(begin())).hasMessageContaining("failed: I was told to");
  }

  @Test
  void refusesInItsOwnWords() {
    server.on(STREAM, 404, "No assistant found", "Content-Type", "text/plain");

    assertThatThrownBy(() -> reply(begin())).hasMessageContaining("404: No assistant found");
  }

  @Test
  void isToldToStop() throws Exception {
    server.hangs(STREAM, STEP, AT).on(CANCEL, 204, "");
    var turn = begin();
    until(() -> !work.messages().isEmpty());

    turn.cancel().run();

    assertThat(turn.reply()).isCancelled();
    until(() -> !server.seen(CANCEL).isEmpty());
    assertThat(server.seen(CANCEL)).hasSize(1);
  }

  private Described described(String query, String... assistants) throws Exception {
    server.on("POST /assistants/search", 200, "[" + String.join(",", assistants) + "]");
    return adapter.describe(server.uri(query), Map.of()).get(20, TimeUnit.SECONDS).orElseThrow();
  }

  private static String assistant(String id, String name) {
    return Json.object()
        .add("assistant_id", id)
        .add("name", name)
        .add("graph_id", "graph")
        .build()
        .toString();
  }

  @Test
  void hasOneAssistantAndNeedsNoName() throws Exception {
    server.on(
        "GET /assistants/a1/schemas",
        200,
        "{\"input_schema\":{\"properties\":{\"question\":{\"type\":\"string\"}}}}");

    var described = described("", assistant("a1", "Clerk"));

    assertThat(described.name()).isEqualTo("Clerk");
    assertThat(described.uri()).isEqualTo(server.uri("?assistant=a1&input=question"));
  }

  @Test
  void hasSeveralAssistantsOfWhichOneIsNamed() throws Exception {
    var described =
        described("?assistant=Clerk", assistant("a1", "Clerk"), assistant("a2", "Boss"));

    assertThat(described.uri()).isEqualTo(server.uri("?assistant=a1"));
  }

  @Test
  void hasSeveralAssistantsAndNamesThem() {
    assertThatThrownBy(() -> described("", assistant("a1", "Clerk"), assistant("a2", "Boss")))
        .hasMessageContaining("a1 (Clerk), a2 (Boss)")
        .cause()
        .isInstanceOf(UndescribedException.class);
  }

  @Test
  void wantsToKnowWhichMemberTakesTheTask() {
    server.on(
        "GET /assistants/a1/schemas",
        200,
        "{\"input_schema\":{\"properties\":{\"from\":{\"type\":\"string\"},\"to\":{\"type\":\"string\"}}}}");

    assertThatThrownBy(() -> described("", assistant("a1", "Clerk")))
        .hasMessageContaining("input=NAME");
  }
}
