package dev.meshgate.mcp.tool;

import static dev.meshgate.mcp.tool.ToolFixtures.annsCall;
import static dev.meshgate.mcp.tool.ToolFixtures.tool;
import static dev.meshgate.oauth.Scope.MCP_MANAGE;
import static dev.meshgate.oauth.Scope.MCP_READ;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.meshgate.mcp.schema.InvalidArguments;
import dev.meshgate.mcp.tool.ToolCalls.BrokenToolException;
import dev.meshgate.oauth.bearer.InsufficientScopeException;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.work.Work;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MethodToolTest {

  private final ToolCalls calls = new ToolCalls();

  private ToolResult call(String name, String arguments) {
    return calls.ready(annsCall(tool(name), Json.read(arguments))).now();
  }

  @Test
  void writesTheSchemaOfItsParameters() {
    assertThat(tool("find").description().inputSchema())
        .isEqualTo(
            Json.read(
                """
                {"type":"object","properties":{
                  "query":{"type":"object","properties":{
                     "words":{"type":"string","description":"The words to look for."},
                     "limit":{"type":"integer","minimum":1,"maximum":50,"default":5},
                     "depth":{"type":"string","enum":["shallow","very_deep"]},
                     "tags":{"type":"array","items":{"type":"string"}}},
                   "required":["words"],"additionalProperties":false},
                  "depths":{"type":"array","items":{"type":"string","enum":["shallow","very_deep"]}},
                  "since":{"type":"string","format":"date"},
                  "more":{"type":"object","properties":{}}},
                 "required":["query"],"additionalProperties":false}
                """));
  }

  @Test
  void writesTheSchemaOfItsResult() {
    assertThat(tool("find").description().outputSchema())
        .isEqualTo(
            Json.read(
                """
                {"type":"object","properties":{
                  "echo":{"type":"string"},"limit":{"type":"integer"},
                  "depth":{"type":"string","enum":["shallow","very_deep"]},
                  "since":{"type":"string","format":"date"}},
                 "required":["echo","limit","depth"]}
                """));
  }

  @Test
  void hasNoOutputSchemaForWords() {
    assertThat(tool("words").description().outputSchema()).isNull();
  }

  @Test
  void bindsRecordsEnumsListsAndDefaults() {
    var result =
        call(
            "find",
            """
            {"query":{"words":"x","depth":"very_deep"},"depths":["shallow"],
             "since":"2026-01-02","more":{"a":[1,true,null]}}
            """);

    assertThat(Json.readObject(String.valueOf(result.structured())))
        .isEqualTo(
            Json.read(
                """
                {"echo":"x[SHALLOW]{a=[1, true, null]}","limit":5,"depth":"very_deep",
                 "since":"2026-01-02"}
                """));
  }

  @Test
  void leavesOutWhatIsAbsent() {
    assertThat(call("find", "{\"query\":{\"words\":\"x\"}}").structured())
        .isEqualTo("{\"depth\":\"shallow\",\"echo\":\"x[]{}\",\"limit\":5}");
  }

  @Test
  void tellsTheSameInWordsAndInStructure() {
    var result = call("echo", "{\"text\":\"ä\\n\\\"\"}");

    assertThat(result.structured()).isEqualTo("{\"text\":\"ä\\n\\\"\"}");
    assertThat(result.content()).containsExactly(Content.text("{\"text\":\"ä\\n\\\"\"}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"{\\\"query\\\":{\\\"words\\\":\\\"x\\\"}}\"",
        "{\"query\":\"{\\\"words\\\":\\\"x\\\"}\"}",
        "{\"query\":{\"words\":\"x\",\"depth\":null,\"tags\":\"[]\"},\"depths\":\"[]\",\"since\":null}"
      })
  void forgivesWhatModelsDoToJson(String arguments) {
    assertThat(call("find", arguments).structured()).contains("\"echo\":\"x[]{}\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{} | \"query\" is required: an object.",
        "{\"query\":{}} | \"query.words\" is required: a string.",
        "{\"query\":{\"words\":5}} | \"query.words\" must be a string, but 5 was given.",
        "{\"query\":{\"words\":\"x\",\"limit\":51}} | \"query.limit\" must be an integer, at least 1,"
            + " at most 50, but 51 was given.",
        "{\"query\":{\"words\":\"x\",\"limit\":\"ten\"}} | \"query.limit\" must be an integer, at"
            + " least 1, at most 50, but the string \"ten\" was given.",
        "{\"query\":{\"words\":\"x\",\"depth\":\"DEEP\"}} | \"query.depth\" must be one of"
            + " \"shallow\", \"very_deep\", but the string \"DEEP\" was given.",
        "{\"query\":{\"words\":\"x\",\"word\":1}} | \"query.word\" is not known. Known are words,"
            + " limit, depth, tags.",
        "{\"query\":{\"words\":\"x\"},\"depths\":[\"shallow\",\"no\"]} | \"depths[1]\" must be one of"
            + " \"shallow\", \"very_deep\", but the string \"no\" was given.",
        "{\"query\":{\"words\":\"x\"},\"since\":\"soon\"} | \"since\" cannot be read: Text 'soon'"
            + " could not be parsed at index 0.",
        "[] | The arguments must be an object, but an array was given.",
      })
  void saysWhatIsWrongAndWhatIsAllowed(String arguments, String sentence) {
    assertThatExceptionOfType(InvalidArguments.class)
        .isThrownBy(() -> call("find", arguments))
        .extracting(InvalidArguments::sentence)
        .isEqualTo(sentence);
  }

  @Test
  void refusesANumberThatDoesNotFit() {
    assertThatExceptionOfType(InvalidArguments.class)
        .isThrownBy(() -> call("slow", "{\"steps\":1e20}"))
        .withMessageContaining("at most 100");
  }

  @Test
  void givesTheCaller() {
    assertThat(call("words", "{}").words()).isEqualTo("Hello, ann.");
  }

  @Test
  void tellsTheModelOfAFailure() {
    var result = call("fail", "{}");

    assertThat(result.isError()).isTrue();
    assertThat(result.words()).isEqualTo("There is no such thing; try another.");
  }

  @Test
  void keepsTheInsideOfABugToItself() {
    assertThatExceptionOfType(BrokenToolException.class)
        .isThrownBy(() -> call("fail", "{\"how\":\"badly\"}"))
        .withMessageNotContaining("secret");
  }

  @Test
  void takesLongWhenItAsksForWorkOrPromises() {
    assertThat(tool("slow").description().takesLong()).isTrue();
    assertThat(tool("promise").description().takesLong()).isTrue();
    assertThat(tool("echo").description().takesLong()).isFalse();
  }

  @Test
  void keepsAPromise() {
    var ready = calls.ready(annsCall(tool("promise"), Json.read("{\"anything\":{\"a\":1}}")));

    assertThat(ready.run(Work.UNWATCHED).toCompletableFuture().join().structured())
        .isEqualTo("{\"text\":\"{\\\"a\\\":1}\"}");
  }

  @Test
  void namesAllScopesThatACallNeeds() {
    assertThatExceptionOfType(InsufficientScopeException.class)
        .isThrownBy(() -> call("manage", "{}"))
        .returns(Set.of(MCP_READ, MCP_MANAGE), InsufficientScopeException::needed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "badName | must be 1 to 64 of a-z",
        "isHidden | must not be private or static",
        "givesAList | must return a record",
        "takesAnything | cannot take or give a java.lang.Thread",
        "holdsItself | holds itself",
        "givesAHiddenRecord | must be public",
        "isPing | is a method of MCP",
      })
  void failsTheStartOfAToolThatBreaksARule(String method, String sentence) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> MethodTool.of(wrong(method)))
        .withMessageContaining(sentence)
        .withMessageContaining(method);
  }

  private static Method wrong(String name) {
    return Arrays.stream(Wrong.class.getDeclaredMethods())
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  public record Loop(List<Loop> loops) {}

  record Hidden(String text) {}

  @SuppressWarnings("UnusedMethod")
  static class Wrong {
    @Tool(name = "Bad-Name", description = "x", scope = MCP_READ)
    String badName() {
      return "";
    }

    @Tool(name = "hidden", description = "x", scope = MCP_READ)
    private String isHidden() {
      return "";
    }

    @Tool(name = "list", description = "x", scope = MCP_READ)
    List<String> givesAList() {
      return List.of();
    }

    @Tool(name = "thread", description = "x", scope = MCP_READ)
    String takesAnything(Thread thread) {
      return thread.getName();
    }

    @Tool(name = "loop", description = "x", scope = MCP_READ)
    String holdsItself(Loop loop) {
      return loop.toString();
    }

    @Tool(name = "record", description = "x", scope = MCP_READ)
    Hidden givesAHiddenRecord() {
      return new Hidden("");
    }

    @Tool(name = "ping", description = "x", scope = MCP_READ)
    String isPing() {
      return "";
    }
  }
}
