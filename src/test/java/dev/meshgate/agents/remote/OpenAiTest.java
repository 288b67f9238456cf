package dev.meshgate.agents.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshgate.agents.AgentRequest;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.egress.Wire;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Chat completions")
class OpenAiTest extends AdapterTest {

  private static final String ASKED = "POST /v1/chat/completions";

  private final OpenAi adapter = new OpenAi();

  @Override
  @SuppressWarnings("UnnecessaryAssignment") // There is no container.
  void connect(Wire wire) {
    adapter.wire = wire;
  }

  private Turn begin() {
    return adapter.begin(
        server.endpoint(Protocol.OPENAI, "/v1?model=small"),
        AgentRequest.of("Hello", "somebody").withContext("a,b"),
        work);
  }

  private static String chunk(String choice) {
    return "data: {\"model\":\"small\",\"choices\":[" + choice + "]}\n\n";
  }

  private static final String PIECES =
      chunk("{\"delta\":{\"content\":\"I am\"}}") + chunk("{\"delta\":{\"content\":\" small\"}}");

  @Test
  void answersPieceByPiece() throws Exception {
    server.on(
        ASKED,
        200,
        PIECES
            + chunk("{\"delta\":{},\"finish_reason\":\"stop\"}")
            + "data: {\"choices\":[],\"usage\":{\"total_tokens\":41}}\n\ndata: [DONE]\n\n");

    var reply = reply(begin());

    assertThat(reply.text()).isEqualTo("I am small");
    assertThat(String.valueOf(reply.data()))
        .isEqualTo(
            "{\"model\":\"small\",\"finish_reason\":\"stop\",\"usage\":{\"total_tokens\":41}}");
    assertThat(work.messages()).contains("I am");
    var asked = server.seen(ASKED).get(0);
    assertThat(asked.headers())
        .containsEntry("X-API-Key", "secret")
        .containsEntry("traceparent", Watched.PARENT);
    assertThat(Json.readObject(asked.body()).getJsonArray("messages").toString())
        .isEqualTo(
            "[{\"role\":\"system\",\"content\":\"Be brief.\"},"
                + "{\"role\":\"user\",\"content\":\"Hello\\n\\na,b\"}]");
  }

  @Test
  void answersAtOnceWhereItHasNoStream() throws Exception {
    server.on(
        ASKED,
        200,
        "{\"choices\":[{\"message\":{\"content\":\"All of it\"},\"finish_reason\":\"stop\"}]}");

    assertThat(reply(begin()).text()).isEqualTo("All of it");
  }

  @Test
  void breaksOffInTheMiddle() {
    server.on(ASKED, 200, PIECES);

    assertThatThrownBy(() -> reply(begin()))
        .hasMessageContaining("broke off")
        .cause()
        .isInstanceOf(UnreachableAgentException.class);
  }

  @Test
  void failsInTheMiddle() {
    server.on(ASKED, 200, PIECES + "data: {\"error\":{\"message\":\"no memory\"}}\n\n");

    assertThatThrownBy(() -> reply(begin())).hasMessageContaining("no memory");
  }

  @Test
  void isLeftWhereNobodyWantsItAnyMoreAlsoTheSecondTime() throws Exception {
    server.on(ASKED, 200, PIECES + "data: [DONE]\n\n").hangs(ASKED, PIECES);
    assertThat(reply(begin()).text()).isEqualTo("I am small");
    work.messages().clear();
    var turn = begin();
    until(() -> !work.messages().isEmpty());

    turn.cancel().run();

    assertThat(server.wasLeft()).isTrue();
    assertThat(turn.reply()).isCancelled();
  }

  @Test
  void refuses() {
    server.on(ASKED, 404, "{\"error\":{\"message\":\"no such model\"}}");

    assertThatThrownBy(() -> reply(begin())).hasMessageContaining("404: no such model");
  }

  @Test
  void saysWhyItSaysNothing() {
    server.on(ASKED, 200, chunk("{\"delta\":{},\"finish_reason\":\"content_filter\"}"));

    assertThatThrownBy(() -> reply(begin())).hasMessageContaining("content_filter");
  }

  private Described described(String path, String... models) throws Exception {
    var data = Json.array();
    for (var model : models) {
      data.add(Json.object().add("id", model));
    }
    server.on("GET /v1/models", 200, Json.object().add("data", data).build().toString());
    return adapter.describe(server.uri(path), Map.of()).get(20, TimeUnit.SECONDS).orElseThrow();
  }

  @Test
  void hasOneModelAndNeedsNoName() throws Exception {
    assertThat(described("", "small").uri()).isEqualTo(server.uri("/v1?model=small"));
    assertThat(described("/v1/", "small").name()).isEqualTo("small");
  }

  @Test
  void hasSeveralModelsOfWhichOneIsNamed() throws Exception {
    assertThat(described("?model=big", "small", "big").uri())
        .isEqualTo(server.uri("/v1?model=big"));
    assertThatThrownBy(() -> described("?model=other", "small", "big"))
        .hasMessageContaining("small, big")
        .cause()
        .isInstanceOf(UndescribedException.class);
  }

  @Test
  void isNotThere() throws Exception {
    assertThat(adapter.describe(server.uri(""), Map.of()).get(20, TimeUnit.SECONDS)).isEmpty();
  }
}
