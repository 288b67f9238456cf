package dev.meshgate.mcp.completion;

import static dev.meshgate.mcp.McpFixtures.dispatcher;
import static dev.meshgate.mcp.McpFixtures.modern;
import static dev.meshgate.mcp.McpFixtures.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.mcp.Features;
import dev.meshgate.mcp.McpDispatcher;
import dev.meshgate.mcp.McpFixtures.Told;
import dev.meshgate.mcp.prompt.PromptFixtures;
import dev.meshgate.mcp.prompt.Prompts;
import dev.meshgate.mcp.resource.ResourceFixtures;
import dev.meshgate.mcp.resource.Resources;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Completion")
class CompletionTest {

  private static final String GREETING = "{\"type\":\"ref/prompt\",\"name\":\"greeting\"}";

  private final McpDispatcher dispatcher = dispatcher(features());

  private static Features features() {
    var prompts = Prompts.of(new PromptFixtures.Greeting());
    var resources = Resources.of(new ResourceFixtures.Shelf("a", 250, List.of("ann")));
    return Features.of(prompts, resources, new Completion(prompts, resources));
  }

  @Test
  void knowsTheArgumentsOfPrompts() {
    assertThat(ask(GREETING, "tone", "\"k\"").result().getJsonObject("completion"))
        .hasToString("{\"values\":[\"kindly\",\"keenly\"],\"total\":2,\"hasMore\":false}");
  }

  @Test
  void knowsTheVariablesOfTemplatesAndTellsAHundredAtMost() {
    var ref = "{\"type\":\"ref/resource\",\"uri\":\"a://{number}\"}";
    var completion = ask(ref, "number", "\"\"").result().getJsonObject("completion");

    assertThat(completion.getJsonArray("values")).hasSize(100);
    assertThat(completion.getInt("total")).isEqualTo(250);
    assertThat(completion.getBoolean("hasMore")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"ref/prompt\",\"name\":\"nobody\"}",
        "{\"type\":\"ref/resource\",\"uri\":\"b://{number}\"}",
        "{\"type\":\"ref/tool\",\"name\":\"greeting\"}",
        "{\"type\":\"ref/prompt\"}",
        "{}",
        "7"
      })
  void doesNotKnowOthers(String ref) {
    assertThat(ask(ref, "tone", "\"k\"").outcome()).isEqualTo("200 -32602");
  }

  @Test
  void wantsAnArgumentThatThereIs() {
    assertThat(ask(GREETING, "mood", "\"k\"").outcome()).isEqualTo("200 -32602");
    assertThat(ask(GREETING, "tone", "7").outcome()).isEqualTo("200 -32602");
  }

  @Test
  void isSaidToBeThere() {
    var discovered = told(dispatcher.answer(modern("server/discover", ""))).result();

    assertThat(discovered.getJsonObject("capabilities").keySet())
        .containsExactly("logging", "tools", "completions", "prompts", "resources", "extensions");
  }

  private Told ask(String ref, String argument, String value) {
    return told(
        dispatcher.answer(
            modern(
                "completion/complete",
                "\"ref\":%s,\"argument\":{\"name\":\"%s\",\"value\":%s}"
                    .formatted(ref, argument, value))));
  }
}
