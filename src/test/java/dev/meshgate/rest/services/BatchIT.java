package dev.meshgate.rest.services;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Assistant;
import dev.meshgate.Gate;
import dev.meshgate.Mcp;
import dev.meshgate.Multipart;
import dev.meshgate.Visitor;
import dev.meshgate.services.engine.Workbook;
import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@DisplayName("Several calculations that take a while")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BatchIT {

  private static final String SERVICES = "/v1/services";
  private static final int MANY = 20;

  private final Visitor visitor = new Visitor(Gate.onH2());
  private String token = "";

  /** A model that thinks for a good while about each number. */
  @BeforeAll
  void publish() {
    var publisher =
        Assistant.registeredAt(Gate.onH2()).connect("mcp:read mcp:execute mcp:manage").header();
    token =
        Assistant.ofANewPerson(new Visitor(Gate.onH2())).connect("mcp:read mcp:execute").access();
    var file =
        new Workbook()
            .number("S", "A1", 1)
            .formula("S", "B1", "SUMPRODUCT(MOD(ROW(1:1000000)*A1,7))")
            .bytes();
    var definition =
        "{\"name\":\"Slow\",\"inputs\":[{\"name\":\"n\",\"address\":\"S!A1\"}],"
            + "\"outputs\":[{\"name\":\"sum\",\"address\":\"S!B1\"}]}";
    var created =
        new Multipart()
            .with("file", "slow.xlsx", "application/octet-stream", file)
            .with("definition", definition)
            .with("id", "slow")
            .with("visibility", "everyone")
            .send(visitor, "POST", SERVICES, publisher);
    assertThat(created.status()).as(created.body()).isEqualTo(201);
    var published = visitor.postJson(SERVICES + "/slow/publish", "{\"confirm\":true}", publisher);
    assertThat(published.status()).as(published.body()).isEqualTo(201);
  }

  private String[] header() {
    return new String[] {"Authorization", "Bearer " + token};
  }

  private static String requests(int from) {
    return IntStream.range(from, from + MANY)
        .mapToObj(n -> "{\"inputs\":{\"n\":" + n + "}}")
        .collect(Collectors.joining(",", "{\"requests\":[", "]}"));
  }

  private static String scenarios(int from) {
    return IntStream.range(from, from + MANY)
        .mapToObj(n -> "{\"label\":\"" + n + "\",\"inputs\":{\"n\":" + n + "}}")
        .collect(Collectors.joining(",", "{\"service\":\"slow\",\"scenarios\":[", "]}"));
  }

  /** Takes as long as what somebody left would have taken, had it gone on. */
  private void aWholeBatchPasses(int from) {
    var answer = visitor.postJson(SERVICES + "/slow/batch", requests(from), header());
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json().getJsonObject("batch").getInt("successful")).isEqualTo(MANY);
  }

  /** What was calculated is remembered for a while. */
  private boolean isCalculated(int n) {
    var answer =
        visitor.postJson(SERVICES + "/slow/execute", "{\"inputs\":{\"n\":" + n + "}}", header());
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().getJsonObject("metadata").getBoolean("cached");
  }

  /** Sends it and reads up to the first line that says that; then leaves. */
  private void leaveAfter(String request, String said) throws IOException {
    var address = URI.create(visitor.baseUrl());
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket.getOutputStream().write(request.getBytes(UTF_8));
      socket.getOutputStream().flush();
      var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      var line = "";
      while (!line.contains(said)) {
        line = answer.readLine();
        assertThat(line).isNotNull();
      }
    }
  }

  private String post(String path, String body, String... headers) {
    return "POST "
        + path
        + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
        + token
        + "\r\nContent-Type: application/json\r\n"
        + String.join("\r\n", headers)
        + (headers.length == 0 ? "" : "\r\n")
        + "Content-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  @Test
  void whoLeavesEndsTheRestOfTheBatch() throws IOException {
    leaveAfter(post(SERVICES + "/slow/batch", requests(1)), "\"index\":0");

    aWholeBatchPasses(1_001);
    assertThat(isCalculated(1)).isTrue();
    assertThat(isCalculated(MANY - 1)).isFalse();
    assertThat(isCalculated(MANY)).isFalse();
  }

  @Test
  void anAssistantThatChangesItsMindEndsTheRestOfTheComparison() throws IOException {
    var old = new Mcp(visitor, "/v1/mcp", "2025-11-25", token);
    var params =
        "{\"name\":\"compare\",\"arguments\":"
            + scenarios(2_001)
            + ",\"_meta\":{\"progressToken\":1}}";
    var call =
        post(
            "/v1/mcp",
            old.body("tools/call", params),
            "MCP-Protocol-Version: 2025-11-25",
            "Accept: application/json, text/event-stream");
    leaveAfter(call, "2001 is calculated");
    var told =
        old.post(
            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":7}}",
            old.headers("notifications/cancelled", "{}"));
    assertThat(told.status()).isEqualTo(202);

    aWholeBatchPasses(3_001);
    assertThat(isCalculated(2_001)).isTrue();
    assertThat(isCalculated(2_000 + MANY)).isFalse();
  }

  @Test
  void whoeverStaysIsToldOfAll() {
    var answer =
        visitor.postJson(
            SERVICES + "/slow/batch",
            "{\"requests\":[{\"inputs\":{\"n\":4001}},{\"inputs\":{}},7]}",
            header());

    assertThat(answer.header("Cache-Control")).isEqualTo("private, no-store");
    assertThat(answer.json().getJsonArray("results").getValuesAs(JsonObject.class))
        .extracting(one -> one.getBoolean("success"))
        .containsExactly(true, false, false);
    assertThat(answer.json().getJsonObject("batch").getInt("failed")).isEqualTo(2);
    assertThat(answer.json().getJsonObject("metadata").getString("version")).isEqualTo("v1");
  }
}
