package dev.meshgate.agents.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshgate.agents.AgentAsksException;
import dev.meshgate.agents.AgentReply;
import dev.meshgate.agents.AgentRequest;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.egress.Wire;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A server of MCP")
class McpTest extends AdapterTest {

  private static final String POST = "POST /mcp";
  private static final String ECHO =
      "{'name':'echo','description':'Says what it was told','inputSchema':{'type':'object',"
          + "'properties':{'text':{'type':'string'}},'required':['text']}}";
  private static final String WAIT =
      "{'name':'wait_long','description':'Works for long','inputSchema':{'type':'object',"
          + "'properties':{'seconds':{'type':'number','x-mcp-header':'Seconds'},"
          + "'unit':{'type':'string'}},'required':['seconds','unit']}}";

  private final Mcp adapter = new Mcp();

  @Override
  @SuppressWarnings("UnnecessaryAssignment") // There is no container.
  void connect(Wire wire) {
    adapter.wire = wire;
  }

  private static String result(String json) {
    return "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + json.replace('\'', '"') + "}";
  }

  private static String tools(String... tools) {
    return result("{'tools':[" + String.join(",", tools) + "]}");
  }

  private static String fingerprint(String... tools) {
    return new McpTools(
            List.of(tools).stream().map(tool -> Json.readObject(tool.replace('\'', '"'))).toList())
        .fingerprint();
  }

  private AgentReply asked(String task, String context, String pinned) throws Exception {
    return reply(
        adapter.begin(
            server.endpoint(Protocol.MCP, "/mcp", McpClient.MODERN, pinned),
            AgentRequest.of(task, "somebody").withContext(context),
            work));
  }

  @Test
  void callsTheToolThatTheTaskNames() throws Exception {
    server
        .on(POST, 200, tools(ECHO, WAIT))
        .on(
            POST,
            200,
            "data: {\"method\":\"notifications/progress\",\"params\":{\"progress\":1,\"total\":2,"
                + "\"message\":\"half\"}}\n\ndata: "
                + result("{'content':[{'type':'text','text':'Hi'}],'structuredContent':{'n':1}}")
                + "\n\n");

    var reply = asked("echo Hello", "", fingerprint(WAIT, ECHO));

    assertThat(reply.text()).isEqualTo("Hi");
    assertThat(String.valueOf(reply.data())).isEqualTo("{\"n\":1}");
    assertThat(work.messages()).containsExactly("half");
    var call = server.seen(POST).get(1);
    assertThat(call.headers())
        .containsEntry("MCP-Protocol-Version", "2026-07-28")
        .containsEntry("Mcp-Method", "tools/call")
        .containsEntry("Mcp-Name", "echo")
        .containsEntry("X-API-Key", "secret")
        .containsEntry("traceparent", Watched.PARENT);
    var params = Json.readObject(call.body()).getJsonObject("params");
    assertThat(params.getJsonObject("arguments").toString()).isEqualTo("{\"text\":\"echo Hello\"}");
    assertThat(params.getJsonObject("_meta"))
        .containsKeys(
            "progressToken",
            "io.modelcontextprotocol/protocolVersion",
            "io.modelcontextprotocol/clientCapabilities");
  }

  @Test
  void takesArgumentsFromTheContextAndRepeatsThemInHeaders() throws Exception {
    server.on(POST, 200, tools(WAIT)).on(POST, 200, result("{'content':[]}"));

    asked("Take your time", "{\"seconds\": 5, \"unit\": \"s\"}", fingerprint(WAIT));

    assertThat(server.seen(POST).get(1).headers()).containsEntry("Mcp-Param-Seconds", "5");
  }

  @Test
  void asksForArgumentsThatAreMissing() {
    server.on(POST, 200, tools(ECHO, WAIT));

    assertThatThrownBy(() -> asked("work for long", "{\"unit\":1}", fingerprint(ECHO, WAIT)))
        .hasMessageContaining("wait_long needs seconds.")
        .hasMessageContaining("x-mcp-header")
        .cause()
        .isInstanceOf(AgentAsksException.class);
  }

  @Test
  void asksWhichToolIsMeant() {
    server.on(POST, 200, tools(ECHO, WAIT));

    assertThatThrownBy(() -> asked("Bake a cake", "", fingerprint(ECHO, WAIT)))
        .hasMessageContaining("echo, wait_long")
        .cause()
        .isInstanceOf(AgentAsksException.class);
  }

  @Test
  void toolsThatChangedAreNotCalled() {
    server.on(POST, 200, tools(ECHO.replace("it was told", "others are told")));

    assertThatThrownBy(() -> asked("echo Hello", "", fingerprint(ECHO)))
        .hasMessageContaining("changed since it was registered");
    assertThat(server.seen(POST)).hasSize(1);
  }

  @Test
  void failsAsTheToolDid() {
    server
        .on(POST, 200, tools(ECHO))
        .on(POST, 200, result("{'isError':true,'content':[{'type':'text','text':'no'}]}"));

    assertThatThrownBy(() -> asked("x", "", fingerprint(ECHO))).hasMessageContaining("failed: no");
  }

  @Test
  void asksThePerson() {
    server
        .on(POST, 200, tools(ECHO))
        .on(
            POST,
            200,
            result(
                "{'resultType':'input_required','inputRequests':{'a':{'method':"
                    + "'elicitation/create','params':{'message':'Which year?'}}}}"));

    assertThatThrownBy(() -> asked("x", "", fingerprint(ECHO)))
        .hasMessageContaining("Which year?")
        .cause()
        .isInstanceOf(AgentAsksException.class);
  }

  @Test
  void refuses() {
    server.on(POST, 400, "{\"error\":{\"code\":-32602,\"message\":\"not so\"}}");

    assertThatThrownBy(() -> asked("x", "", fingerprint(ECHO))).hasMessageContaining("not so");
  }

  private Described described(String path) throws Exception {
    return adapter.describe(server.uri(path), Map.of()).get(20, TimeUnit.SECONDS).orElseThrow();
  }

  @Test
  void tellsOfItselfAsOfTheNewestRevision() throws Exception {
    server
        .on(
            POST,
            200,
            result(
                "{'supportedVersions':['2026-07-28'],"
                    + "'_meta':{'io.modelcontextprotocol/serverInfo':{'name':'peer'}}}"))
        .on(POST, 200, result("{'tools':[" + WAIT + "],'nextCursor':'2'}"))
        .on(POST, 200, tools(ECHO));

    var described = described("");

    assertThat(described.name()).isEqualTo("peer");
    assertThat(described.dialect()).isEqualTo("2026-07-28");
    assertThat(described.uri()).isEqualTo(server.uri("/mcp"));
    assertThat(described.capabilities()).containsExactly("echo", "wait_long");
    assertThat(described.fingerprint()).isEqualTo(fingerprint(WAIT, ECHO));
    assertThat(described.description()).contains("echo: Says what it was told");
  }

  @Test
  void tellsOfItselfAsOfARevisionBefore() throws Exception {
    server
        .on(POST, 400, "{\"error\":{\"code\":-32000,\"message\":\"no session\"}}")
        .on(
            POST,
            200,
            result("{'protocolVersion':'2025-06-18','serverInfo':{'name':'peer'}}"),
            "Mcp-Session-Id",
            "s1")
        .on(POST, 202, "")
        .on(POST, 200, tools(ECHO));

    var described = described("/mcp");

    assertThat(described.dialect()).isEqualTo("2025-06-18");
    assertThat(server.seen(POST).get(3).headers())
        .containsEntry("Mcp-Session-Id", "s1")
        .containsEntry("MCP-Protocol-Version", "2025-06-18");
    until(() -> !server.seen("DELETE /mcp").isEmpty());
    assertThat(server.seen("DELETE /mcp")).hasSize(1);
  }

  @Test
  void isNotThere() throws Exception {
    assertThat(adapter.describe(server.uri("/x"), Map.of()).get(20, TimeUnit.SECONDS)).isEmpty();
  }
}
