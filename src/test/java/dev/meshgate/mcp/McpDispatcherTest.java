package dev.meshgate.mcp;

import static dev.meshgate.mcp.McpFixtures.META;
import static dev.meshgate.mcp.McpFixtures.dispatcher;
import static dev.meshgate.mcp.McpFixtures.headers;
import static dev.meshgate.mcp.McpFixtures.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.mcp.tool.ToolFixtures;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("One URL for all revisions of MCP")
class McpDispatcherTest {

  private static final String INITIALIZE =
      "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":"
          + "\"%s\",\"capabilities\":{},\"clientInfo\":{\"name\":\"c\",\"version\":\"1\"}%s}}";

  record Edge(
      String what,
      @Nullable String version,
      @Nullable String method,
      @Nullable String name,
      String body,
      String outcome) {

    @Override
    public String toString() {
      return what + ": " + outcome;
    }
  }

  static Stream<Edge> modernEdges() {
    return Stream.of(
        modern("discovers", "server/discover", "", "200"),
        modern("lists", "tools/list", "", "200"),
        modern("calls", "tools/call", "\"name\":\"echo\",\"arguments\":{\"text\":\"x\"}", "200"),
        modern("refuses a method it does not know", "resources/list", "", "404 -32601"),
        modern("has no initialize", "initialize", "", "404 -32601"),
        modern("has no ping", "ping", "", "404 -32601"),
        modern("does not know the tool", "tools/call", "\"name\":\"nobody\"", "200 -32602"),
        modern("has no cursor", "tools/list", "\"cursor\":\"\"", "200 -32602"),
        edge("wants Mcp-Method", "2026-07-28", null, null, list(META), "400 -32020"),
        edge("wants the same method", "2026-07-28", "Tools/List", null, list(META), "400 -32020"),
        edge("wants the version header", null, "tools/list", null, list(META), "400 -32020"),
        edge("wants one version", "2025-11-25", "tools/list", null, list(META), "400 -32020"),
        edge("wants _meta", "2026-07-28", "tools/list", null, list("\"a\":1"), "400 -32602"),
        edge("wants a string", "2026-07-28", "tools/list", null, list(meta("3")), "400 -32602"),
        edge(
            "wants capabilities",
            "2026-07-28",
            "tools/list",
            null,
            list("\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"}"),
            "400 -32602"),
        edge(
            "does not know the future",
            "2027-01-01",
            "tools/list",
            null,
            list(meta("\"2027-01-01\"")),
            "400 -32022"),
        edge(
            "has no legacy _meta",
            "2025-11-25",
            "tools/list",
            null,
            list(meta("\"2025-11-25\"")),
            "400 -32022"),
        edge("wants Mcp-Name", "2026-07-28", "tools/call", null, call("echo"), "400 -32020"),
        edge("wants the same name", "2026-07-28", "tools/call", "Echo", call("echo"), "400 -32020"),
        edge(
            "decodes a name",
            "2026-07-28",
            "tools/call",
            "=?base64?ZWNobw==?=",
            call("echo"),
            "200"),
        edge(
            "refuses what is no base64",
            "2026-07-28",
            "tools/call",
            "=?base64?ZWNobw?=",
            call("echo"),
            "400 -32020"),
        edge(
            "takes a notification",
            "2026-07-28",
            "notifications/x",
            null,
            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/x\",\"params\":{" + META + "}}",
            "202"),
        edge(
            "takes no response",
            "2026-07-28",
            "x",
            null,
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{},\"params\":{" + META + "}}",
            "400 -32600"),
        edge("takes no batch", "2026-07-28", "ping", null, "[" + list(META) + "]", "400 -32600"));
  }

  static Stream<Edge> legacyEdges() {
    return Stream.of(
        legacy("begins", null, INITIALIZE.formatted("2025-11-25", ""), "200"),
        legacy("begins with anything", null, INITIALIZE.formatted("1999-01-01", ""), "200"),
        legacy(
            "does not begin in the modern era",
            "2026-07-28",
            INITIALIZE.formatted("2025-11-25", ""),
            "400 -32020"),
        legacy(
            "knows that modern has no initialize",
            "2026-07-28",
            INITIALIZE.formatted("2025-11-25", "," + META),
            "400 -32020"),
        legacy("takes no header for 2025-03-26", null, list("\"a\":1"), "200"),
        legacy("knows its versions", "2025-06-18", list("\"a\":1"), "200"),
        legacy("refuses other versions", "2024-01-01", list("\"a\":1"), "400 -32000"),
        legacy("refuses an empty batch", null, "[]", "400 -32600"),
        legacy("takes a batch", null, "[" + list("\"a\":1") + "]", "200"),
        legacy("has no batch later", "2025-06-18", "[" + list("\"a\":1") + "]", "400 -32600"),
        legacy("wants an id", null, list("\"a\":1").replace(":1,", ":null,"), "400 -32600"),
        legacy("wants an object", null, "\"ping\"", "400 -32600"),
        legacy("wants jsonrpc", null, "{\"id\":1,\"method\":\"ping\"}", "400 -32600"),
        legacy(
            "has no method of a tool's name",
            null,
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"echo\",\"params\":{\"text\":\"x\"}}",
            "200 -32601"),
        legacy("takes a response", null, "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}", "202"),
        legacy(
            "takes a notification",
            "2025-11-25",
            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}",
            "202"));
  }

  @ParameterizedTest
  @MethodSource("modernEdges")
  void keepsToTheModernEra(Edge edge) {
    assertThat(outcome(edge)).isEqualTo(edge.outcome());
  }

  @ParameterizedTest
  @MethodSource("legacyEdges")
  void keepsToTheLegacyEra(Edge edge) {
    assertThat(outcome(edge)).isEqualTo(edge.outcome());
  }

  @Test
  void namesTheVersionsThatItSupports() {
    var post =
        McpFixtures.post(
            headers("2027-01-01", "tools/list", null),
            list(meta("\"2027-01-01\"")),
            ToolFixtures.ann());

    var data = told(dispatcher().answer(post)).error().getJsonObject("data");

    assertThat(data).hasToString("{\"supported\":[\"2026-07-28\"],\"requested\":\"2027-01-01\"}");
  }

  @Test
  void answersToTheIdOfAMessageThatIsWrong() {
    var post =
        McpFixtures.post(
            headers(null, null, null), "{\"id\":\"seven\",\"method\":1}", ToolFixtures.ann());

    assertThat(told(dispatcher().answer(post)).last().asJsonObject().getString("id"))
        .isEqualTo("seven");
  }

  private static String outcome(Edge edge) {
    var post =
        McpFixtures.post(
            headers(edge.version(), edge.method(), edge.name()), edge.body(), ToolFixtures.ann());
    return told(dispatcher().answer(post)).outcome();
  }

  private static Edge modern(String what, String method, String params, String outcome) {
    var post = McpFixtures.modern(method, params);
    return new Edge(
        what, "2026-07-28", method, post.headers().name(), post.body().toString(), outcome);
  }

  private static Edge edge(
      String what,
      @Nullable String version,
      @Nullable String method,
      @Nullable String name,
      String body,
      String outcome) {
    return new Edge(what, version, method, name, body, outcome);
  }

  private static Edge legacy(String what, @Nullable String version, String body, String outcome) {
    return new Edge(what, version, null, null, body, outcome);
  }

  private static String list(String params) {
    return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\",\"params\":{" + params + "}}";
  }

  private static String call(String name) {
    return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\""
        + name
        + "\",\"arguments\":{\"text\":\"x\"},"
        + META
        + "}}";
  }

  private static String meta(String version) {
    return META.replace("\"2026-07-28\"", version);
  }
}
