package dev.meshgate.mcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Assistant;
import dev.meshgate.Gate;
import dev.meshgate.Mcp;
import dev.meshgate.Visitor;
import dev.meshgate.Visitor.Answer;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("MCP over HTTP, every revision")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProtocolIT {

  private static final String TABLE = "region,amount\\nNorth,10\\nSouth,30\\nNorth,20\\n";
  private static final String TASK = "{\"task\":\"Sum of amount by region:\\n" + TABLE + "\"}";

  private String token = "";

  @BeforeAll
  void connect() {
    token = Assistant.registeredAt(Gate.onH2()).connect("mcp:read mcp:execute").access();
  }

  private Mcp speaking(String version) {
    return new Mcp(new Visitor(Gate.onH2()), "/v1/mcp", version, token);
  }

  static Stream<String> revisions() {
    return Mcp.VERSIONS.stream();
  }

  static Stream<String> oldRevisions() {
    return Mcp.VERSIONS.stream().skip(1);
  }

  @Test
  void discoverySaysWhatWorks() {
    var result = result(speaking(Mcp.MODERN).request("server/discover", "{}"));

    assertThat(result.getJsonArray("supportedVersions").getString(0)).isEqualTo(Mcp.MODERN);
    assertThat(result.getJsonObject("capabilities").keySet())
        .containsExactly("logging", "tools", "completions", "prompts", "resources", "extensions");
    assertCacheable(result);
    assertThat(result.getJsonObject("_meta").getJsonObject("io.modelcontextprotocol/serverInfo"))
        .containsKeys("name", "version", "icons");
  }

  @ParameterizedTest
  @MethodSource("oldRevisions")
  void aHandshakeAgreesOnTheRevisionThatWasAskedFor(String version) {
    var mcp = speaking(version);
    var params =
        "{\"protocolVersion\":\""
            + version
            + "\",\"capabilities\":{},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}";

    var result = result(mcp.request("initialize", params));

    assertThat(result.getString("protocolVersion")).isEqualTo(version);
    assertThat(result.getJsonObject("capabilities").keySet())
        .containsExactly("logging", "tools", "completions", "prompts", "resources");
    assertThat(result.getJsonObject("serverInfo").getString("name")).isEqualTo("meshgate");
    var told =
        mcp.post(
            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}",
            mcp.headers("notifications/initialized", "{}"));
    assertThat(told.status()).isEqualTo(202);
    assertThat(told.body()).isEmpty();
    assertThat(result(mcp.request("ping", "{}"))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("revisions")
  void theListNamesTheToolsAsTheRevisionKnowsThem(String version) {
    var result = result(speaking(version).request("tools/list", "{}"));

    var tools = result.getJsonArray("tools").getValuesAs(JsonObject.class);
    assertThat(tools.stream().map(tool -> tool.getString("name")).toList())
        .contains("search", "fetch", "list_agents", "mesh_execute", "submit_workflow")
        .isSorted();
    var knowsTitles = version.compareTo("2025-06-18") >= 0;
    for (var tool : tools) {
      assertThat(tool.getJsonObject("inputSchema").getString("type")).isEqualTo("object");
      assertThat(tool.getJsonObject("annotations"))
          .containsKeys("readOnlyHint", "destructiveHint", "openWorldHint");
      assertThat(tool.containsKey("title")).isEqualTo(knowsTitles);
      assertThat(tool.containsKey("outputSchema")).isEqualTo(knowsTitles);
    }
    if (version.equals(Mcp.MODERN)) {
      assertCacheable(result);
    } else {
      assertThat(result.keySet()).containsExactly("tools");
    }
  }

  @ParameterizedTest
  @MethodSource("revisions")
  void eachToolCanBeCalled(String version) {
    var mcp = speaking(version);

    assertThat(text(mcp.tool("list_agents", "{}"))).contains("data-analyst");
    assertThat(text(mcp.tool("mesh_execute", TASK))).contains("data-analyst", "North", "30");
    assertThat(text(mcp.tool("submit_workflow", workflow("sequential")))).contains("completed");
    assertThat(text(mcp.tool("submit_workflow", workflow("parallel")))).contains("completed");
  }

  private static String workflow(String type) {
    return "{\"workflow_type\":\""
        + type
        + "\",\"payload\":{\"steps\":["
        + TASK
        + ","
        + TASK
        + "]}}";
  }

  @ParameterizedTest
  @MethodSource("revisions")
  void structuredContentIsTheTextOnceMore(String version) {
    var result = result(speaking(version).tool("list_agents", "{}"));

    var knowsIt = version.compareTo("2025-06-18") >= 0;
    assertThat(result.containsKey("structuredContent")).isEqualTo(knowsIt);
    assertThat(result.getJsonArray("content")).hasSize(1);
    if (knowsIt) {
      assertThat(result.getJsonObject("structuredContent").toString())
          .isEqualTo(result.getJsonArray("content").getJsonObject(0).getString("text"));
    }
    assertThat(result.containsKey("resultType")).isEqualTo(version.equals(Mcp.MODERN));
  }

  @ParameterizedTest
  @MethodSource("revisions")
  void progressGrowsAndTheAnswerComesLast(String version) {
    var answer = speaking(version).watched("mesh_execute", TASK);

    assertThat(answer.header("Content-Type")).startsWith("text/event-stream");
    assertThat(answer.header("X-Accel-Buffering")).isEqualTo("no");
    var messages = answer.messages();
    var news = messages.subList(0, messages.size() - 1);
    assertThat(news).isNotEmpty();
    assertThat(news)
        .allSatisfy(
            one -> {
              assertThat(one.getString("method")).isEqualTo("notifications/progress");
              assertThat(one.getJsonObject("params").getString("progressToken")).isEqualTo("p1");
              assertThat(one.getJsonObject("params").getString("message")).isNotBlank();
            });
    assertThat(
            news.stream()
                .map(one -> one.getJsonObject("params").getJsonNumber("progress").doubleValue())
                .toList())
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(answer.last().getInt("id")).isEqualTo(7);
    assertThat(answer.last().getJsonObject("result").containsKey("content")).isTrue();
  }

  @ParameterizedTest
  @MethodSource("revisions")
  void nobodyWhoDidNotAskHearsOfProgress(String version) {
    var mcp = speaking(version);

    assertThat(mcp.tool("mesh_execute", TASK, "Accept", "text/event-stream").messages()).hasSize(1);
    var json = mcp.tool("mesh_execute", TASK, "Accept", "application/json");
    assertThat(json.header("Content-Type")).startsWith("application/json");
    assertThat(json.json().containsKey("result")).isTrue();
  }

  @ParameterizedTest
  @MethodSource("revisions")
  void argumentsAndWhatIsInThemMayComeAsStringsOfJson(String version) {
    var mcp = speaking(version);

    assertThat(text(mcp.tool("list_agents", "\"{\\\"capabilities\\\":[\\\"data_analysis\\\"]}\"")))
        .contains("data-analyst")
        .doesNotContain("text-analyst");
    assertThat(text(mcp.tool("list_agents", "{\"capabilities\":\"[\\\"data_analysis\\\"]\"}")))
        .contains("data-analyst")
        .doesNotContain("text-analyst");
  }

  @ParameterizedTest
  @MethodSource("revisions")
  void whatAModelCanMendIsAResultAndAnUnknownToolAnError(String version) {
    var mcp = speaking(version);

    var mistaken = result(mcp.tool("mesh_execute", "{\"tusk\":\"x\"}"));
    assertThat(mistaken.getBoolean("isError")).isTrue();
    assertThat(mistaken.toString()).contains("task");
    var unknown = mcp.tool("no_such_tool", "{}");
    assertThat(unknown.status()).isEqualTo(200);
    assertThat(unknown.json().getJsonObject("error").getInt("code")).isEqualTo(-32602);
    assertThat(unknown.body()).contains("no_such_tool", "tools/list");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/v1/mcp", "/api/mcp", "/api/mcp/bridge"})
  void everyAddressAnswersEveryRevisionAndTheLooseForm(String path) {
    for (var version : Mcp.VERSIONS) {
      assertThat(text(speaking(version).at(path).tool("list_agents", "{}"))).contains("librarian");
    }
    var loose =
        speaking("2025-03-26")
            .at(path)
            .post(
                "{\"id\":\"a\",\"method\":\"mesh_execute\",\"params\":" + TASK + "}",
                "Authorization",
                "Bearer " + token);
    assertThat(loose.status()).as(loose.body()).isEqualTo(200);
    assertThat(loose.json().keySet()).containsExactlyInAnyOrder("id", "result");
    assertThat(loose.json().getJsonObject("result").getString("result")).contains("North");
  }

  @Test
  void onlyOneRevisionTakesBatches() {
    var batch =
        "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"},"
            + "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"},"
            + "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":"
            + "{\"name\":\"mesh_execute\",\"arguments\":"
            + TASK
            + "}}]";

    var old = speaking("2025-03-26");
    var answer = old.post(batch, old.headers("ping", "{}"));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).startsWith("[{").contains("\"id\":1", "\"id\":2", "North");
    for (var version : List.of("2025-06-18", "2025-11-25", Mcp.MODERN)) {
      var mcp = speaking(version);
      assertThat(mcp.post(batch, mcp.headers("ping", "{}")).status()).isEqualTo(400);
    }
  }

  private static void assertCacheable(JsonObject result) {
    assertThat(result.getString("resultType")).isEqualTo("complete");
    assertThat(result.getInt("ttlMs")).isNotNegative();
    assertThat(result.getString("cacheScope"))
        .as("attack 49: lists differ by token")
        .isEqualTo("private");
  }

  private static JsonObject result(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.last().containsKey("result")).as(answer.body()).isTrue();
    return answer.last().getJsonObject("result");
  }

  private static String text(Answer answer) {
    var result = result(answer);
    assertThat(result.getBoolean("isError", false)).as(answer.body()).isFalse();
    return result.getJsonArray("content").getJsonObject(0).getString("text");
  }
}
