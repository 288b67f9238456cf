package dev.meshgate.mcp.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Assistant;
import dev.meshgate.Gate;
import dev.meshgate.Mcp;
import dev.meshgate.Visitor;
import dev.meshgate.Visitor.Answer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("MCP over HTTP, where it is refused")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EdgeIT {

  private static final String META =
      "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"%s\","
          + "\"io.modelcontextprotocol/clientCapabilities\":{}}";
  private static final String CALL =
      "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\","
          + "\"params\":{\"name\":\"list_agents\",\"arguments\":{}%s}}";

  private final Visitor visitor = new Visitor(Gate.onH2());
  private String token = "";

  @BeforeAll
  void connect() {
    token = Assistant.registeredAt(Gate.onH2()).connect("mcp:read mcp:execute").access();
  }

  /** A call, whose body says one revision and whose headers say what they say. */
  private Answer call(String inBody, String... headers) {
    var meta = inBody.isEmpty() ? "" : "," + META.formatted(inBody);
    return post(CALL.formatted(meta), headers);
  }

  private Answer post(String body, String... headers) {
    var all = new String[headers.length + 2];
    all[0] = "Authorization";
    all[1] = "Bearer " + token;
    System.arraycopy(headers, 0, all, 2, headers.length);
    return visitor.postJson("/v1/mcp", body, all);
  }

  private static void refused(Answer answer, int status, int code) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    var error = answer.json().getJsonObject("error");
    assertThat(error.getInt("code")).as(answer.body()).isEqualTo(code);
    assertThat(error.getString("message")).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-07-28,,, no version header",
    "2026-07-28,2026-07-28,, no method header",
    "2026-07-28,2025-11-25,tools/call, another version in the header",
    "2026-07-28,2026-07-28,tools/list, another method in the header",
    "2026-07-28,2026-07-28,TOOLS/CALL, another case in the header"
  })
  void attack46HeadersAndBodyMustAgree(String inBody, String version, String method) {
    var headers = new ArrayList<String>();
    if (version != null) {
      headers.addAll(List.of("MCP-Protocol-Version", version));
    }
    if (method != null) {
      headers.addAll(List.of("Mcp-Method", method));
    }
    headers.addAll(List.of("Mcp-Name", "list_agents"));
    refused(call(inBody, headers.toArray(String[]::new)), 400, -32020);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "mesh_execute", "List_Agents", "=?base64?bWVzaF9leGVjdXRl?=", "=?base64?@@?="})
  void attack46TheNameInTheHeaderIsTheOneThatIsCalled(String name) {
    refused(modern(name.isEmpty() ? new String[0] : new String[] {"Mcp-Name", name}), 400, -32020);
  }

  @Test
  void aNameMayBeWrapped() {
    assertThat(modern("Mcp-Name", "=?base64?bGlzdF9hZ2VudHM=?=").status()).isEqualTo(200);
    assertThat(modern("Mcp-Name", "  list_agents ").status()).isEqualTo(200);
  }

  private Answer modern(String... more) {
    var headers = new String[more.length + 4];
    headers[0] = "MCP-Protocol-Version";
    headers[1] = Mcp.MODERN;
    headers[2] = "Mcp-Method";
    headers[3] = "tools/call";
    System.arraycopy(more, 0, headers, 4, more.length);
    return call(Mcp.MODERN, headers);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2099-01-01", "2025-11-25"})
  void aVersionThatExplainsItselfAndIsNotKnownIsToldWhichAre(String version) {
    var answer =
        call(version, "MCP-Protocol-Version", version, "Mcp-Method", "tools/call", "Mcp-Name", "x");

    refused(answer, 400, -32022);
    var data = answer.json().getJsonObject("error").getJsonObject("data");
    assertThat(data.getJsonArray("supported").getString(0)).isEqualTo(Mcp.MODERN);
    assertThat(data.getString("requested")).isEqualTo(version);
  }

  @Test
  void theNewHeaderAsksForTheNewBody() {
    refused(call("", "MCP-Protocol-Version", Mcp.MODERN, "Mcp-Method", "tools/call"), 400, -32602);
    var initialize = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{}}";
    refused(post(initialize, "MCP-Protocol-Version", Mcp.MODERN), 400, -32020);
    refused(call("", "MCP-Protocol-Version", "1999-01-01"), 400, -32000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"initialize", "ping", "logging/setLevel", "resources/subscribe", "no/such"})
  void whatTheNewRevisionHasNotIsNotFound(String method) {
    refused(new Mcp(visitor, "/v1/mcp", Mcp.MODERN, token).request(method, "{}"), 404, -32601);
  }

  @Test
  void aNotificationOfTheNewRevisionIsTaken() {
    var body =
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{"
            + META.formatted(Mcp.MODERN)
            + "}}";
    var answer =
        post(body, "MCP-Protocol-Version", Mcp.MODERN, "Mcp-Method", "notifications/cancelled");
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ | -32700",
        "{\"a\":1}{ | -32700",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"id\":2,\"method\":\"ping\"} | -32700",
        "[] | -32600",
        "7 | -32600",
        "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"} | -32600",
        "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"ping\"} | -32600",
        "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"} | -32600"
      })
  void attack45WhatIsNoMessageIsRefused(String body, int code) {
    refused(post(body), 400, code);
  }

  @Test
  void attack45DepthAndHugeNumbersEndInAnAnswer() {
    refused(post("[".repeat(100_000)), 400, -32700);
    refused(post("{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000)), 400, -32700);
    var huge = CALL.formatted(",\"x\":1e999999999");
    assertThat(post(huge).status()).isIn(200, 400);
    var id = "{\"jsonrpc\":\"2.0\",\"id\":1e999999999,\"method\":\"ping\"}";
    assertThat(post(id).status()).isEqualTo(400);
  }

  @Test
  void aBodyThatIsTooLargeOrNoJsonIsRefused() {
    var large =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"x\":\""
            + "x".repeat(4_200_000)
            + "\"}";
    refused(post(large), 413, -32600);
    var form = visitor.postForm("/v1/mcp", Map.of("a", "b"), "Authorization", "Bearer " + token);
    refused(form, 415, -32600);
    refused(post(CALL.formatted(""), "Accept", "text/html"), 406, -32600);
  }

  @Test
  void withoutSessionsOnlyPostIsAnswered() {
    var header = new String[] {"Authorization", "Bearer " + token};
    for (var answer : List.of(visitor.get("/v1/mcp", header), visitor.delete("/v1/mcp", header))) {
      assertThat(answer.status()).isEqualTo(405);
      assertThat(answer.header("Allow")).isEqualTo("POST");
      assertThat(answer.json().getString("message")).contains("POST");
    }
    var stream = visitor.get("/", "Accept", "text/event-stream", header[0], header[1]);
    assertThat(stream.status()).isEqualTo(405);
    assertThat(visitor.get("/", "Accept", "text/event-stream").status()).isEqualTo(401);
    assertThat(visitor.get("/").header("Location")).endsWith("/console/");
    assertThat(visitor.get("/", "Accept", "text/html").header("Location")).endsWith("/console/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example", "http://localhost.evil.example", "null"})
  void attack18APageOfAForeignOriginMayNotCall(String origin) {
    for (var path : List.of("/v1/mcp", "/", "/api/mcp", "/v1/tools")) {
      var answer =
          visitor.postJson(
              path, CALL.formatted(""), "Authorization", "Bearer " + token, "Origin", origin);
      assertThat(answer.status()).as(path).isEqualTo(403);
      assertThat(answer.body()).contains("MESHGATE_ALLOWED_ORIGINS");
    }
    assertThat(call("", "Origin", "http://localhost:6274").status()).isEqualTo(200);
  }

  @Test
  void attack18ANameThatWasBoundToThisComputerIsNotOurs() throws IOException {
    assertThat(statusFor("evil.example")).isEqualTo("403");
    assertThat(statusFor("localhost.evil.example:" + port())).isEqualTo("403");
    assertThat(statusFor("localhost:" + port())).isEqualTo("200");
  }

  private static int port() {
    return URI.create(Gate.onH2().baseUrl()).getPort();
  }

  /** By hand, because a client sets Host itself. */
  private String statusFor(String host) throws IOException {
    var body = CALL.formatted("");
    try (var socket = new Socket("localhost", port())) {
      var request =
          "POST /v1/mcp HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
              .formatted(host, token, body.length(), body);
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), UTF_8).split(" ", 3)[1];
    }
  }
}
