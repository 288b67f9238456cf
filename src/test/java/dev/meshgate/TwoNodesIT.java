package dev.meshgate;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Two nodes on one database are one Meshgate")
@Timeout(60)
class TwoNodesIT {

  private static final String OLD = "2025-11-25";
  private static final String SCOPES = "mcp:read mcp:execute mcp:manage offline_access";

  /** What was ended on one node is ended on the other, as the product promises. */
  private static final Duration PROMISED = Duration.ofSeconds(2);

  private static @Nullable EmbeddedPostgres postgres;
  private static @Nullable Gate firstGate;
  private static @Nullable Gate secondGate;
  private static Visitor first = new Visitor("");
  private static Visitor second = new Visitor("");

  @BeforeAll
  @Timeout(600)
  static void start() throws IOException {
    postgres = EmbeddedPostgres.builder().start();
    var settings = new LinkedHashMap<String, String>();
    settings.put("MESHGATE_DB_URL", postgres.getJdbcUrl("postgres", "postgres"));
    settings.put("MESHGATE_DB_USER", "postgres");
    settings.put("MESHGATE_DB_PASSWORD", "postgres");
    settings.put("MESHGATE_SECRET", "test-only-0123456789-abcdefghijklmnopqrstuvwxyz");
    firstGate = Gate.start("node-1", settings);
    settings.put("MESHGATE_BASE_URL", firstGate.baseUrl());
    secondGate = Gate.start("node-2", settings);
    first = new Visitor(firstGate);
    second = new Visitor(secondGate);
  }

  @AfterAll
  static void stop() throws IOException {
    for (var gate : new Gate[] {firstGate, secondGate}) {
      if (gate != null) {
        gate.close();
      }
    }
    if (postgres != null) {
      postgres.close();
    }
  }

  private static Assistant.Tokens connected(Assistant assistant) {
    return assistant.connect(SCOPES);
  }

  private static Assistant assistant() {
    return Assistant.registeredAt(new Visitor(first.baseUrl()));
  }

  private static Mcp at(Visitor node, String version, Assistant.Tokens tokens) {
    return new Mcp(node, "/v1/mcp", version, tokens.access());
  }

  @Test
  void aTokenOfOneIsGoodAtTheOther() {
    var tokens = connected(assistant());

    for (var node : new Visitor[] {first, second}) {
      var answer = at(node, Mcp.MODERN, tokens).tool("list_agents", "{}");
      assertThat(answer.status()).as(node.baseUrl()).isEqualTo(200);
    }
  }

  @Test
  void aSessionOfOneIsServedAndEndedByTheOther() throws InterruptedException {
    var tokens = connected(assistant());
    var opened =
        at(first, OLD, tokens)
            .request(
                "initialize",
                "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}");
    var id = opened.header("Mcp-Session-Id");

    var there = at(second, OLD, tokens);
    assertThat(there.request("tools/list", "{}", "Mcp-Session-Id", id).status()).isEqualTo(200);
    assertThat(second.delete("/v1/mcp", there.headers("", "{}", "Mcp-Session-Id", id)).status())
        .isLessThan(300);

    soon(
        () -> at(first, OLD, tokens).request("tools/list", "{}", "Mcp-Session-Id", id).status(),
        404);
  }

  @Test
  void whoListensAtOneHearsWhatHappensAtTheOther() throws IOException {
    var tokens = connected(assistant());
    var listener = at(first, Mcp.MODERN, tokens);
    try (var lines = EventLines.listening(listener, "{\"resourcesListChanged\":true}")) {
      assertThat(lines.next()).contains("acknowledged");
      lines.quiet();

      var stored =
          second.postJson(
              "/v1/documents",
              "{\"title\":\"From the other node\",\"text\":\"News.\",\"visibility\":\"everyone\"}",
              tokens.header());

      assertThat(stored.status()).as(stored.body()).isEqualTo(201);
      assertThat(lines.next()).contains("notifications/resources/list_changed");
    }
  }

  @Test
  void whatIsEndedAtOneEndsAtTheOtherStreamsIncluded() throws IOException, InterruptedException {
    var assistant = assistant();
    var tokens = connected(assistant);
    var here = at(first, Mcp.MODERN, tokens);
    assertThat(here.tool("list_agents", "{}").status()).isEqualTo(200);
    try (var lines = EventLines.listening(here, "{\"resourcesListChanged\":true}")) {
      assertThat(lines.next()).contains("acknowledged");

      var revoked =
          second.postForm(
              "/oauth/revoke",
              Map.of("client_id", assistant.clientId(), "token", tokens.refresh()));
      var since = Instant.now();

      assertThat(revoked.status()).isEqualTo(200);
      soon(() -> here.tool("list_agents", "{}").status(), 401);
      lines.next(line -> false);
      assertThat(Duration.between(since, Instant.now()))
          .as("until the stream had ended")
          .isLessThan(PROMISED.plusSeconds(1));
    }
  }

  private static void soon(Callable<Integer> status, int wanted) {
    Soon.seen(PROMISED, status, seen -> seen == wanted);
  }
}
