package dev.meshgate.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Assistant;
import dev.meshgate.Assistant.Tokens;
import dev.meshgate.Gate;
import dev.meshgate.Visitor;
import dev.meshgate.Visitor.Answer;
import dev.meshgate.node.Node;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Run by the profile {@code peers} alone: a plain build shall need no package of npm. */
@DisplayName("Agents of the official SDKs")
class PeerStories {

  private static final String AGENTS = "/v1/agents";

  private static Node node;
  private static Gate gate;
  private static Visitor visitor;
  private static Tokens tokens;

  @BeforeAll
  static void bringEverything() throws Exception {
    node = Node.installed("peers");
    gate = Gate.start("peers", Map.of("MESHGATE_EGRESS_INTRANET", "127.0.0.1"));
    visitor = new Visitor(gate);
    tokens = Assistant.registeredAt(gate).connect("mcp:read mcp:execute mcp:manage");
  }

  @AfterAll
  static void stop() {
    gate.close();
  }

  private static Answer execute(String task, String... more) {
    var headers = new String[more.length + 2];
    System.arraycopy(tokens.header(), 0, headers, 0, 2);
    System.arraycopy(more, 0, headers, 2, more.length);
    return visitor.postJson(
        "/v1/tools/mesh_execute",
        "{\"task\":\"" + task + "\",\"capabilities\":[\"echo\"]}",
        headers);
  }

  @ParameterizedTest(name = "A2A {0}")
  @ValueSource(strings = {"1.0", "0.3"})
  void speaksA2a(String version) throws Exception {
    try (var peer = Peer.start(node, "a2a.js", version)) {
      var stored = visitor.postJson(AGENTS, "{\"url\":\"" + peer.url() + "\"}", tokens.header());
      assertThat(stored.status()).as(stored.body()).isEqualTo(201);
      assertThat(stored.json().getString("id")).isEqualTo("parrot");
      assertThat(stored.json().getString("protocol")).isEqualTo("a2a");
      assertThat(stored.json().getString("protocol_version")).isEqualTo(version);
      assertThat(stored.json().getString("description")).isEqualTo("Says what it was told");
      try {
        itAnswers(peer);
        itFails();
        itAsks();
        itIsCancelled(peer);
      } finally {
        visitor.delete(AGENTS + "/parrot", tokens.header());
      }
    }
  }

  private static void itAnswers(Peer peer) {
    var trace = "0af7651916cd43dd8448eb211c80319c";

    var done = execute("Hello", "traceparent", "00-" + trace + "-b7ad6b7169203331-01");

    assertThat(done.status()).as(done.body()).isEqualTo(200);
    assertThat(done.json().getString("result")).isEqualTo("You said: Hello");
    assertThat(done.json().getJsonObject("data").getInt("length")).isEqualTo(5);
    var headers = peer.seen().getJsonArray("headers").getJsonObject(0);
    assertThat(headers).doesNotContainKeys("authorization", "cookie");
    assertThat(headers.toString()).doesNotContain(tokens.access()).contains(trace);
  }

  private static void itFails() {
    assertThat(execute("fail now").body()).contains("I was told to fail");
  }

  private static void itAsks() {
    assertThat(execute("ask me").body()).contains("Which year?");
  }

  private static void itIsCancelled(Peer peer) throws Exception {
    var before = peer.seen().getInt("executions");
    var running = CompletableFuture.supplyAsync(() -> execute("slow work"));
    var task = underWay();
    while (peer.seen().getInt("executions") == before) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    for (var i = 0; i < 200 && !message(task).startsWith("step "); i++) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    assertThat(message(task)).startsWith("step ");

    assertThat(visitor.delete("/v1/tasks/" + task, tokens.header()).status()).isEqualTo(200);

    assertThat(running.get(20, TimeUnit.SECONDS).body()).contains("was cancelled");
    for (var i = 0; i < 100 && peer.seen().getInt("cancelled") == 0; i++) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    assertThat(peer.seen().getInt("cancelled")).isEqualTo(1);
    assertThat(peer.seen().getInt("executions")).isEqualTo(before + 1);
  }

  private static String message(String task) {
    return visitor.get("/v1/tasks/" + task, tokens.header()).json().getString("message");
  }

  private static String underWay() throws InterruptedException {
    for (var i = 0; i < 200; i++) {
      var running =
          visitor.get("/v1/tasks?status=running", tokens.header()).jsonArray().stream()
              .map(JsonValue::asJsonObject)
              .findFirst();
      if (running.isPresent()) {
        return running.orElseThrow().getString("task_id");
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new AssertionError("no task is under way");
  }
}
