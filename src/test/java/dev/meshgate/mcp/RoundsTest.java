package dev.meshgate.mcp;

import static dev.meshgate.mcp.McpFixtures.dispatcher;
import static dev.meshgate.mcp.McpFixtures.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.mcp.McpFixtures.Told;
import dev.meshgate.mcp.tool.ToolFixtures;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.Json;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A call that asks")
class RoundsTest {

  private static final String FORMS = "{\"elicitation\":{}}";
  private static final String CALL = "\"name\":\"introduce\"";
  private static final Caller ANN = ToolFixtures.ann();

  private final McpDispatcher dispatcher = dispatcher();

  private Told call(Caller caller, String capabilities, String params) {
    var meta =
        "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
            + "\"io.modelcontextprotocol/clientCapabilities\":"
            + capabilities
            + "}";
    var body =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{%s,%s}}"
            .formatted(params, meta);
    var name = Json.readObject(body).getJsonObject("params").getString("name");
    var headers = McpFixtures.headers(McpFixtures.MODERN, "tools/call", name);
    return told(dispatcher.answer(McpFixtures.post(headers, body, caller)));
  }

  private JsonObject ask(String params) {
    return call(ANN, FORMS, params).result();
  }

  private static String answered(JsonObject asked, String key, String answer) {
    return CALL
        + ",\"inputResponses\":{\"%s\":%s},\"requestState\":\"%s\""
            .formatted(key, answer, asked.getString("requestState"));
  }

  private static String accepted(String field, String value) {
    return "{\"action\":\"accept\",\"content\":{\"%s\":\"%s\"}}".formatted(field, value);
  }

  private static String words(JsonObject result) {
    assertThat(result.getString("resultType")).isEqualTo("complete");
    return result.getJsonArray("content").getJsonObject(0).getString("text");
  }

  @Test
  void endsWithTheQuestionAndBeginsAnewWithTheAnswers() {
    var first = ask(CALL);
    assertThat(first.getString("resultType")).isEqualTo("input_required");
    assertThat(first).doesNotContainKeys("ttlMs", "cacheScope", "content");
    var question = first.getJsonObject("inputRequests").getJsonObject("name");
    assertThat(question.getString("method")).isEqualTo("elicitation/create");
    assertThat(question.getJsonObject("params").getString("message"))
        .isEqualTo("What is your name?");

    var second = ask(answered(first, "name", accepted("name", "Ann")));
    assertThat(second.getJsonObject("inputRequests")).containsOnlyKeys("city");

    var third = ask(answered(second, "city", accepted("city", "Graz")));
    assertThat(words(third)).isEqualTo("Hello, Ann of Graz.");
  }

  @Test
  void aPersonMayDecline() {
    var first = ask(CALL);

    assertThat(words(ask(answered(first, "name", "{\"action\":\"decline\"}"))))
        .isEqualTo("Hello, stranger.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12345",
        "{\"action\":\"accept\"}",
        "{\"action\":\"accept\",\"content\":{}}",
        "{\"action\":\"accept\",\"content\":{\"name\":7}}",
        "{\"action\":\"perhaps\",\"content\":{\"name\":\"Ann\"}}"
      })
  void whatIsNoAnswerIsAskedAgain(String answer) {
    var again = ask(answered(ask(CALL), "name", answer));

    assertThat(again.getJsonObject("inputRequests")).containsOnlyKeys("name");
  }

  @Test
  void answersUnderOtherNamesAreNoneAndAreForgotten() {
    var again = ask(CALL + ",\"inputResponses\":{\"city\":" + accepted("city", "Graz") + "}");
    assertThat(again.getJsonObject("inputRequests")).containsOnlyKeys("name");

    var next = ask(answered(again, "name", accepted("name", "Ann")));
    assertThat(next.getJsonObject("inputRequests")).containsOnlyKeys("city");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"inputResponses\":null", "\"inputResponses\":[]", "\"requestState\":1"})
  void whatIsMalformedIsAnError(String params) {
    assertThat(call(ANN, FORMS, CALL + "," + params).outcome()).isEqualTo("200 -32602");
  }

  @Test
  void attack17AStateThatWasChangedIsRefused() {
    var state = ask(CALL).getString("requestState");
    for (var forged :
        new String[] {
          state + "A", state.substring(1), "x", "", flipped(state), state + "-TAMPERED"
        }) {
      var told = call(ANN, FORMS, CALL + ",\"requestState\":\"" + forged + "\"");
      assertThat(told.outcome()).as(forged).isEqualTo("200 -32602");
    }
  }

  private static String flipped(String state) {
    var middle = state.length() / 2;
    var other = state.charAt(middle) == 'A' ? 'B' : 'A';
    return state.substring(0, middle) + other + state.substring(middle + 1);
  }

  @Test
  void attack17AStateIsGoodForItsOwnerAndItsCallAlone() {
    var asked = ask(CALL);
    var answers = answered(asked, "name", accepted("name", "Ann"));
    var bob = ToolFixtures.caller("bob", Scope.MCP_READ, Scope.MCP_EXECUTE);

    assertThat(call(bob, FORMS, answers).outcome()).isEqualTo("200 -32602");
    assertThat(call(ANN, FORMS, answers + ",\"arguments\":{\"greeting\":\"Bye\"}").outcome())
        .isEqualTo("200 -32602");
    assertThat(call(ANN, FORMS, answers).result().getJsonObject("inputRequests"))
        .containsOnlyKeys("city");
  }

  @Test
  void asksOnlyWhoCanBeAsked() {
    var told = call(ANN, "{\"sampling\":{}}", CALL);
    assertThat(told.outcome()).isEqualTo("400 -32021");
    assertThat(told.error().getJsonObject("data"))
        .hasToString("{\"requiredCapabilities\":{\"elicitation\":{\"form\":{}}}}");
    assertThat(call(ANN, "{\"elicitation\":{\"url\":{}}}", CALL).outcome()).isEqualTo("400 -32021");
  }

  /** Before the first byte, so that the status can still say it. */
  @Test
  void refusesAtOnceWhoCannotBeAskedWhatMustBe() {
    var answer = dispatcher.answer(McpFixtures.modern("tools/call", "\"name\":\"sample\""));

    assertThat(answer).isInstanceOf(Answer.Now.class);
    assertThat(told(answer).outcome()).isEqualTo("400 -32021");
  }

  @Test
  void tellsWhatAToolNotesFromTheLevelOnThatWasAskedFor() {
    var quiet = call(ANN, "{\"sampling\":{}}", "\"name\":\"sample\"");
    assertThat(quiet.news()).isEmpty();

    var loud = loud("info");
    assertThat(loud.news()).hasSize(1);
    assertThat(loud.news().get(0))
        .hasToString(
            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\","
                + "\"params\":{\"level\":\"info\",\"data\":\"about to ask\"}}");
    assertThat(loud("debug").news()).hasSize(2);
    assertThat(loud("loud").outcome()).isEqualTo("200 -32602");
  }

  private Told loud(String level) {
    var body =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"sample\","
            + "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
            + "\"io.modelcontextprotocol/clientCapabilities\":{\"sampling\":{}},"
            + "\"io.modelcontextprotocol/logLevel\":\""
            + level
            + "\"}}}";
    var headers = McpFixtures.headers(McpFixtures.MODERN, "tools/call", "sample");
    return told(dispatcher.answer(McpFixtures.post(headers, body, ANN)));
  }
}
