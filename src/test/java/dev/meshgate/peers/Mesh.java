package dev.meshgate.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Assistant;
import dev.meshgate.Assistant.Tokens;
import dev.meshgate.Gate;
import dev.meshgate.Soon;
import dev.meshgate.Visitor;
import dev.meshgate.Visitor.Answer;
import dev.meshgate.platform.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A gate of which somebody asks things of agents elsewhere. */
final class Mesh implements AutoCloseable {

  private static final String AGENTS = "/v1/agents";
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  private final Gate gate;
  private final Visitor visitor;
  private final Tokens tokens;

  Mesh() {
    gate = Gate.start("peers", Map.of("MESHGATE_EGRESS_INTRANET", "127.0.0.1,localhost"));
    visitor = new Visitor(gate);
    tokens = Assistant.registeredAt(gate).connect("mcp:read mcp:execute mcp:manage");
  }

  String url() {
    return gate.baseUrl();
  }

  String token() {
    return tokens.access();
  }

  Answer register(String json) {
    return visitor.postJson(AGENTS, json.replace('\'', '"'), tokens.header());
  }

  JsonObject registered(String json) {
    var answer = register(json);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json();
  }

  Answer registerAgain(String id, String json) {
    return visitor.call("PUT", AGENTS + "/" + id, json.replace('\'', '"'), tokens.header());
  }

  void remove(String id) {
    visitor.delete(AGENTS + "/" + id, tokens.header());
  }

  /** Gives a task to whoever offers that. */
  Answer execute(String capability, String task, String context) {
    var body =
        Json.object()
            .add("task", task)
            .add("context", context)
            .add("capabilities", Json.array().add(capability))
            .build();
    return visitor.postJson(
        "/v1/tools/mesh_execute",
        body.toString(),
        "Authorization",
        "Bearer " + tokens.access(),
        "traceparent",
        "00-" + TRACE + "-b7ad6b7169203331-01");
  }

  /** Has a task done by that agent while nobody waits; the id. */
  String submit(String agent, String task, String context) {
    var body =
        Json.object()
            .add("task", task)
            .add("context", context)
            .add("agent", agent)
            .add("timeout_seconds", 600)
            .build();
    var answer = visitor.postJson("/v1/tasks", body.toString(), tokens.header());
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json().getString("task_id");
  }

  JsonObject task(String id) {
    return visitor.get("/v1/tasks/" + id, tokens.header()).json();
  }

  JsonObject ended(String id) throws Exception {
    until(() -> List.of("completed", "failed").contains(task(id).getString("status")));
    return task(id);
  }

  /** The power fails and comes back. */
  void crash() {
    gate.kill();
    gate.run();
  }

  /** The trace went there, and nothing by which the caller is known. */
  void assertThatNothingLeaked(Peer peer) {
    var all = peer.seen().getJsonArray("headers");
    var headers = all.getJsonObject(all.size() - 1);
    assertThat(headers).doesNotContainKeys("authorization", "cookie");
    assertThat(headers.toString()).doesNotContain(tokens.access()).contains(TRACE);
  }

  /** Gives a task that takes long, and cancels it as soon as it has told how far it is. */
  void cancels(String capability, String task, String context, String progress) throws Exception {
    var running = CompletableFuture.supplyAsync(() -> execute(capability, task, context));
    var id = underWay();
    until(() -> message(id).contains(progress));
    assertThat(visitor.delete("/v1/tasks/" + id, tokens.header()).status()).isEqualTo(200);
    assertThat(running.get(20, TimeUnit.SECONDS).body()).contains("was cancelled");
  }

  /** Waits for at most a minute. */
  static void until(Callable<Boolean> condition) {
    Soon.so(Duration.ofMinutes(1), condition);
  }

  String message(String task) {
    return visitor.get("/v1/tasks/" + task, tokens.header()).json().getString("message");
  }

  private String underWay() {
    return Soon.seen(
            Duration.ofMinutes(1),
            () -> visitor.get("/v1/tasks?status=executing", tokens.header()).jsonArray(),
            running -> !running.isEmpty())
        .getJsonObject(0)
        .getString("task_id");
  }

  @Override
  public void close() {
    gate.close();
  }
}
