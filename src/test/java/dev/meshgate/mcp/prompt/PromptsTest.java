package dev.meshgate.mcp.prompt;

import static dev.meshgate.mcp.McpFixtures.dispatcher;
import static dev.meshgate.mcp.McpFixtures.legacy;
import static dev.meshgate.mcp.McpFixtures.modern;
import static dev.meshgate.mcp.McpFixtures.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.meshgate.mcp.Features;
import dev.meshgate.mcp.McpDispatcher;
import dev.meshgate.mcp.McpFixtures;
import dev.meshgate.mcp.McpFixtures.Told;
import dev.meshgate.mcp.McpPost;
import dev.meshgate.mcp.tool.ToolFixtures;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.bearer.InsufficientScopeException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Prompts")
class PromptsTest {

  private final McpDispatcher dispatcher =
      dispatcher(Features.of(Prompts.of(new PromptFixtures.Greeting())));

  @Test
  void areListedWithTheirArguments() {
    var prompt = ask("prompts/list", "").result().getJsonArray("prompts").getJsonObject(0);

    assertThat(prompt.getString("name")).isEqualTo("greeting");
    assertThat(prompt.getString("title")).isEqualTo("Greet");
    var who = prompt.getJsonArray("arguments").getJsonObject(0);
    assertThat(who)
        .hasToString("{\"name\":\"who\",\"description\":\"Who is greeted\",\"required\":true}");
    var old = told(dispatcher.answer(legacy("2025-03-26", "prompts/list", "")));
    assertThat(old.result().getJsonArray("prompts").getJsonObject(0)).doesNotContainKey("title");
  }

  @Test
  void sayWhatTheyAreMadeOf() {
    var result =
        ask("prompts/get", "\"name\":\"greeting\",\"arguments\":{\"who\":\"\\\"Bo\\\"\"}").result();

    assertThat(result.getString("resultType")).isEqualTo("complete");
    assertThat(result).doesNotContainKey("ttlMs");
    assertThat(result.getJsonArray("messages"))
        .hasToString(
            "[{\"role\":\"user\",\"content\":{\"type\":\"text\",\"text\":\"Greet \\\"Bo\\\","
                + " kindly\"}},{\"role\":\"assistant\",\"content\":{\"type\":\"text\","
                + "\"text\":\"Hello\"}}]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"name\":\"nobody\" | Unknown prompt: nobody. See prompts/list.",
        "\"name\":\"greeting\" | The argument who is missing.",
        "\"name\":\"greeting\",\"arguments\":{\"who\":7} | The argument who must be a string.",
        "\"name\":\"greeting\",\"arguments\":[] | params.arguments must be an object of strings."
      })
  void refuseWhatDoesNotFit(String params, String sentence) {
    var told = ask("prompts/get", params);

    assertThat(told.outcome()).isEqualTo("200 -32602");
    assertThat(told.error().getString("message")).isEqualTo(sentence);
  }

  @Test
  void needAScope() {
    var post = modern("prompts/list", "");
    var executing = ToolFixtures.caller("ann", Scope.MCP_EXECUTE);

    assertThatExceptionOfType(InsufficientScopeException.class)
        .isThrownBy(
            () ->
                dispatcher.answer(
                    new McpPost(post.headers(), post.body(), executing, post.tools())))
        .matches(refusal -> refusal.needed().contains(Scope.MCP_READ));
  }

  @Test
  void inABatchNeedTheirScopeBeforeAnyMessageIsAnswered() {
    var executing = ToolFixtures.caller("ann", Scope.MCP_EXECUTE);
    var batch =
        "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"},"
            + "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"prompts/list\"}]";

    assertThatExceptionOfType(InsufficientScopeException.class)
        .isThrownBy(
            () -> dispatcher.answer(McpFixtures.post(McpPost.Headers.NONE, batch, executing)));
  }

  @Test
  void areNotThereWhereThereAreNone() {
    var without = dispatcher(Features.of(Prompts.of()));

    assertThat(told(without.answer(modern("prompts/list", ""))).outcome()).isEqualTo("404 -32601");
    var discovered = told(without.answer(modern("server/discover", ""))).result();
    assertThat(discovered.getJsonObject("capabilities").keySet())
        .containsExactly("logging", "tools", "extensions");
  }

  private Told ask(String method, String params) {
    return told(dispatcher.answer(modern(method, params)));
  }
}
