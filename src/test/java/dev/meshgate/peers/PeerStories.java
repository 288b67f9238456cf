package dev.meshgate.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Visitor;
import dev.meshgate.node.Node;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Run by the profile {@code peers} alone: a plain build shall need no package of npm. */
@DisplayName("Agents that other people wrote")
class PeerStories {

  private static Node node;
  private static Mesh mesh;

  @BeforeAll
  static void bringEverything() throws Exception {
    node = Node.installed("peers");
    mesh = new Mesh();
  }

  @AfterAll
  static void stop() {
    mesh.close();
  }

  private static String at(String url) {
    return "{'url':'" + url + "'}";
  }

  @ParameterizedTest(name = "A2A {0}, {1}")
  @CsvSource({
    "1.0, jsonrpc, 1.0",
    "1.0, rest, 1.0 HTTP+JSON",
    "0.3, jsonrpc, 0.3",
    "0.3, rest, 0.3 HTTP+JSON"
  })
  void speaksA2a(String version, String binding, String dialect) throws Exception {
    try (var peer = Peer.start(node, "a2a.js", version, binding)) {
      var stored = mesh.registered(at(peer.url()));
      assertThat(stored.getString("id")).isEqualTo("parrot");
      assertThat(stored.getString("protocol")).isEqualTo("a2a");
      assertThat(stored.getString("protocol_version")).isEqualTo(dialect);
      assertThat(stored.getString("description")).isEqualTo("Says what it was told");
      try {
        var done = mesh.execute("echo", "Hello", "");
        assertThat(done.status()).as(done.body()).isEqualTo(200);
        assertThat(done.json().getString("result")).isEqualTo("You said: Hello");
        assertThat(done.json().getJsonObject("data").getInt("length")).isEqualTo(5);
        mesh.assertThatNothingLeaked(peer);
        assertThat(mesh.execute("echo", "fail now", "").body()).contains("I was told to fail");
        assertThat(mesh.execute("echo", "ask me", "").body()).contains("Which year?");
        var before = peer.seen().getInt("executions");
        mesh.cancels("echo", "slow work", "", "step ");
        Mesh.until(() -> peer.seen().getInt("cancelled") == 1);
        assertThat(peer.seen().getInt("executions")).isEqualTo(before + 1);
      } finally {
        mesh.remove("parrot");
      }
    }
  }

  @Test
  void believesASignedCardOnlyByAKeyOfItsHost() throws Exception {
    try (var peer = Peer.start(node, "a2a.js", "1.0", "jsonrpc", "signed")) {
      assertThat(mesh.registered(at(peer.url())).getString("id")).isEqualTo("parrot");
      mesh.remove("parrot");
    }
    try (var peer = Peer.start(node, "a2a.js", "1.0", "jsonrpc", "forged")) {
      var refused = mesh.register(at(peer.url()));
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.body()).contains("none of its signatures can be verified");
    }
  }

  @Test
  void speaksLangGraph() throws Exception {
    try (var peer = Peer.langGraph(node)) {
      var stored = mesh.registered(at(peer.url()));
      assertThat(stored.getString("protocol")).isEqualTo("langgraph");
      assertThat(stored.getString("framework")).isEqualTo("langchain");
      assertThat(stored.getString("endpoint")).isEqualTo(peer.url() + "?assistant=parrot");
      try {
        var done = mesh.execute("parrot", "Hello", "");
        assertThat(done.status()).as(done.body()).isEqualTo(200);
        assertThat(done.json().getString("result")).isEqualTo("You said: Hello");
        assertThat(mesh.execute("parrot", "fail now", "").body()).contains("I was told to fail");
        assertThat(mesh.execute("parrot", "ask me", "").body()).contains("Which year?");
        mesh.cancels("parrot", "slow work", "", "step ");
        Mesh.until(() -> lastRun(peer).equals("interrupted"));
      } finally {
        mesh.remove("parrot");
      }
    }
  }

  /** How many were ever begun there: it keeps them from one start to the next. */
  private static int threads(Peer peer) {
    return Visitor.ofOldHttp(peer.url())
        .postJson("/threads/search", "{\"limit\":1000}")
        .jsonArray()
        .size();
  }

  private static String lastRun(Peer peer) {
    // This server answers nothing to who offers it HTTP/2 with a body.
    var server = Visitor.ofOldHttp(peer.url());
    var thread =
        server.postJson("/threads/search", "{\"sort_by\":\"created_at\",\"sort_order\":\"desc\"}");
    var id = thread.jsonArray().getJsonObject(0).getString("thread_id");
    var runs = server.get("/threads/" + id + "/runs").jsonArray();
    return runs.getJsonObject(0).getString("status");
  }

  @Test
  void speaksTheChatCompletionsOfLlamaCpp() throws Exception {
    try (var peer = Peer.start(node, "openai.js")) {
      var stored = mesh.registered(at(peer.url()));
      assertThat(stored.getString("id")).isEqualTo("meshgate-tiny");
      assertThat(stored.getString("protocol")).isEqualTo("openai");
      try {
        var done = mesh.execute("text_generation", "Hello", "");
        assertThat(done.status()).as(done.body()).isEqualTo(200);
        assertThat(done.json().getString("result"))
            .isEqualTo("I am a very small model and this is all I can say.");
        assertThat(done.json().getJsonObject("data").getJsonObject("usage").getInt("total_tokens"))
            .isPositive();
        mesh.assertThatNothingLeaked(peer);
        assertThat(mesh.execute("text_generation", "fail now", "").body())
            .contains("I was told to fail");
        mesh.cancels("text_generation", "slow work", "", "I am");
        Mesh.until(() -> peer.seen().getInt("cancelled") == 1);
      } finally {
        mesh.remove("meshgate-tiny");
      }
    }
  }

  @Test
  void speaksMcpOfSessionsAndPinsTheTools() throws Exception {
    int port;
    try (var peer = Peer.start(node, "mcp.js")) {
      port = peer.port();
      var stored = mesh.registered(at(peer.url()));
      assertThat(stored.getString("protocol")).isEqualTo("mcp");
      assertThat(stored.getString("protocol_version")).isEqualTo("2025-11-25");
      assertThat(stored.getJsonArray("capabilities").toString()).isEqualTo("[\"echo\",\"slow\"]");
      assertThat(stored.getString("fingerprint")).isNotEmpty();
      var done = mesh.execute("echo", "Hello", "");
      assertThat(done.status()).as(done.body()).isEqualTo(200);
      assertThat(done.json().getString("result")).isEqualTo("Hello");
      assertThat(done.json().getJsonObject("data").getString("text")).isEqualTo("Hello");
      mesh.assertThatNothingLeaked(peer);
      assertThat(mesh.execute("slow", "wait", "").body()).contains("The tool slow needs seconds");
      mesh.cancels("slow", "wait", "{\"seconds\": 30}", "step ");
      Mesh.until(() -> peer.seen().getInt("cancelled") == 1);
    }
    try (var peer = Peer.start(node, port, "mcp.js", "changed")) {
      assertThat(mesh.execute("echo", "Hello", "").body())
          .contains("changed since it was registered");
      assertThat(peer.seen().getInt("executions")).isZero();
      assertThat(mesh.registerAgain("meshgate-peer", at(peer.url())).status()).isEqualTo(200);
      assertThat(mesh.execute("echo", "Hello", "").json().getString("result")).isEqualTo("Hello");
    } finally {
      mesh.remove("meshgate-peer");
    }
  }

  /** For want of another server of that revision in the npm registry it is the product's own. */
  @Test
  void speaksMcpOfTheNewestRevision() {
    var stored =
        mesh.registered(
            "{'id':'mirror','url':'"
                + mesh.url()
                + "/v1/mcp','authentication':{'type':'bearer','key':'"
                + mesh.token()
                + "'}}");
    assertThat(stored.getString("protocol_version")).isEqualTo("2026-07-28");
    try {
      var done = mesh.execute("list_agents", "Who is there?", "{\"framework\":\"builtin\"}");
      assertThat(done.status()).as(done.body()).isEqualTo(200);
      assertThat(done.json().getJsonObject("data").toString()).contains("librarian");
    } finally {
      mesh.remove("mirror");
    }
  }

  /** All in one cut: what the agents can be asked after is not given to them a second time. */
  @Test
  void goesOnWithWhatWasAtWorkWhenThePowerFailed() throws Exception {
    try (var newer = Peer.start(node, "a2a.js", "1.0", "jsonrpc");
        var older = Peer.start(node, "a2a.js", "0.3", "rest");
        var graph = Peer.langGraph(node);
        var model = Peer.start(node, "openai.js");
        var tools = Peer.start(node, "mcp.js")) {
      mesh.registered("{'id':'newer','timeout_seconds':300,'url':'" + newer.url() + "'}");
      mesh.registered("{'id':'older','timeout_seconds':300,'url':'" + older.url() + "'}");
      mesh.registered("{'id':'graph','timeout_seconds':300,'url':'" + graph.url() + "'}");
      mesh.registered("{'id':'model','timeout_seconds':300,'url':'" + model.url() + "'}");
      mesh.registered("{'id':'tools','timeout_seconds':300,'url':'" + tools.url() + "'}");
      var before = threads(graph);
      var atNewer = mesh.submit("newer", "slow 45", "");
      var atOlder = mesh.submit("older", "slow 45", "");
      var atGraph = mesh.submit("graph", "slow 45", "");
      var atModel = mesh.submit("model", "slow work", "");
      var atTools = mesh.submit("tools", "slow", "{\"seconds\": 45}");
      for (var task : List.of(atNewer, atOlder, atGraph, atTools)) {
        Mesh.until(() -> mesh.message(task).contains("step "));
      }
      Mesh.until(() -> mesh.message(atModel).contains("I am"));

      mesh.crash();

      for (var task : List.of(atNewer, atOlder, atGraph)) {
        var ended = mesh.ended(task);
        assertThat(ended.getString("status")).as(ended.toString()).isEqualTo("completed");
        assertThat(ended.getJsonObject("result").getString("text")).isEqualTo("You said: slow 45");
      }
      assertThat(newer.seen().getInt("executions")).isEqualTo(1);
      assertThat(older.seen().getInt("executions")).isEqualTo(1);
      assertThat(lastRun(graph)).isEqualTo("success");
      assertThat(threads(graph)).isEqualTo(before + 1);
      var unknown = mesh.ended(atTools);
      assertThat(unknown.getString("error")).contains("cannot be asked whether it has done it");
      assertThat(tools.seen().getInt("executions")).isEqualTo(1);
      Mesh.until(() -> model.seen().getInt("executions") == 2);
      for (var agent : List.of("newer", "older", "graph", "model", "tools")) {
        mesh.remove(agent);
      }
    }
  }
}
