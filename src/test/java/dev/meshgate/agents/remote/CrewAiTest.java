package dev.meshgate.agents.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshgate.agents.AgentAsksException;
import dev.meshgate.agents.AgentRequest;
import dev.meshgate.platform.egress.Wire;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A crew, as its interface is documented (no crew runs without a language model)")
class CrewAiTest extends AdapterTest {

  private static final String INPUTS = "GET /inputs";
  private static final String KICKOFF = "POST /kickoff";
  private static final String STATUS = "GET /status/k-1";

  private final CrewAi adapter = new CrewAi();

  @Override
  @SuppressWarnings("UnnecessaryAssignment") // There is no container.
  void connect(Wire wire) {
    adapter.wire = wire;
  }

  private Turn begin(String context) {
    return adapter.begin(
        server.endpoint(Protocol.CREWAI, "/"),
        AgentRequest.of("Llamas", "somebody").withContext(context),
        work);
  }

  @Test
  void isAskedUntilItIsDone() throws Exception {
    server
        .on(INPUTS, 200, "{\"inputs\":[\"topic\"]}")
        .on(KICKOFF, 200, "{\"kickoff_id\":\"k-1\"}")
        .on(
            STATUS,
            200,
            "{\"status\":\"running\",\"current_task\":\"research\","
                + "\"progress\":{\"completed_tasks\":1,\"total_tasks\":3}}")
        .on(STATUS, 200, "{\"status\":\"completed\",\"result\":{\"output\":\"They spit\"}}");

    var reply = reply(begin(""));

    assertThat(reply.text()).isEqualTo("They spit");
    assertThat(work.handles()).containsExactly("k-1");
    assertThat(work.messages()).containsExactly("research");
    var asked = server.seen(KICKOFF).get(0);
    assertThat(asked.body()).isEqualTo("{\"inputs\":{\"topic\":\"Be brief.\\n\\nLlamas\"}}");
    assertThat(asked.headers()).containsEntry("traceparent", Watched.PARENT);
  }

  @Test
  void takesItsInputsFromTheContext() throws Exception {
    server
        .on(INPUTS, 200, "{\"inputs\":[\"year\",\"topic\"]}")
        .on(KICKOFF, 200, "{\"kickoff_id\":\"k-1\"}")
        .on(STATUS, 200, "{\"state\":\"SUCCESS\",\"result\":\"They spit\"}");

    assertThat(reply(begin("{\"year\": 1984}")).text()).isEqualTo("They spit");
    assertThat(server.seen(KICKOFF).get(0).body()).contains("\"year\":1984,\"topic\":");
  }

  @Test
  void asksForWhatIsMissing() {
    server.on(INPUTS, 200, "{\"inputs\":[\"year\",\"topic\"]}");

    assertThatThrownBy(() -> reply(begin("")))
        .hasMessageContaining("needs year")
        .cause()
        .isInstanceOf(AgentAsksException.class);
    assertThat(server.seen(KICKOFF)).isEmpty();
  }

  @Test
  void isTakenOverByItsHandle() throws Exception {
    server
        .on(STATUS, 503, "")
        .on(STATUS, 200, "{\"status\":\"completed\",\"result\":{\"output\":\"Done\"}}");

    var endpoint = server.endpoint(Protocol.CREWAI, "");
    assertThat(reply(adapter.resume(endpoint, "k-1", work).orElseThrow()).text()).isEqualTo("Done");
    assertThat(adapter.resume(endpoint, "../kickoff", work)).isEmpty();
  }

  @Test
  void fails() {
    server.on(STATUS, 200, "{\"status\":\"error\",\"error\":\"no money\"}");

    assertThatThrownBy(
            () ->
                reply(
                    adapter
                        .resume(server.endpoint(Protocol.CREWAI, ""), "k-1", work)
                        .orElseThrow()))
        .hasMessageContaining("failed: no money");
  }

  @Test
  void waitsForAPerson() {
    server.on(STATUS, 200, "{\"status\":\"awaiting_human_feedback\"}");

    assertThatThrownBy(
            () ->
                reply(
                    adapter
                        .resume(server.endpoint(Protocol.CREWAI, ""), "k-1", work)
                        .orElseThrow()))
        .cause()
        .isInstanceOf(AgentAsksException.class);
  }

  @Test
  void tellsThatItIsThereAndNoMore() throws Exception {
    server.on(INPUTS, 200, "{\"inputs\":[]}");

    var described =
        adapter.describe(server.uri("/"), Map.of()).get(20, TimeUnit.SECONDS).orElseThrow();

    assertThat(described.name()).isEmpty();
    assertThat(described.capabilities()).isEmpty();
  }
}
