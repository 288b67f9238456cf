package dev.meshgate.mcp.legacy;

import static dev.meshgate.mcp.McpFixtures.dispatcher;
import static dev.meshgate.mcp.McpFixtures.legacy;
import static dev.meshgate.mcp.McpFixtures.told;
import static dev.meshgate.mcp.tool.ToolFixtures.ann;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.meshgate.mcp.Answer;
import dev.meshgate.mcp.McpDispatcher;
import dev.meshgate.mcp.McpFixtures;
import dev.meshgate.mcp.McpPost;
import dev.meshgate.mcp.Running;
import dev.meshgate.mcp.tool.ToolFixtures;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.oauth.bearer.InsufficientScopeException;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("MCP before 2026-07-28")
class LegacyTest {

  private final McpDispatcher dispatcher = dispatcher();

  @ParameterizedTest
  @CsvSource({
    "2025-11-25, 2025-11-25",
    "2025-06-18, 2025-06-18",
    "2025-03-26, 2025-03-26",
    "2026-07-28, 2025-11-25",
    "1999-01-01, 2025-11-25"
  })
  void agreesOnARevision(String asked, String agreed) {
    var result = ask(null, "initialize", "\"protocolVersion\":\"" + asked + "\"");

    assertThat(result.getString("protocolVersion")).isEqualTo(agreed);
    assertThat(result.getJsonObject("capabilities")).hasToString("{\"logging\":{},\"tools\":{}}");
    assertThat(result.getJsonObject("serverInfo").getString("name")).isEqualTo("meshgate");
    assertThat(result.getString("instructions")).isEqualTo("Use the tools.");
  }

  @Test
  void answersAPing() {
    assertThat(ask("2025-11-25", "ping", "")).isEmpty();
  }

  @Test
  void writesNothingThatARevisionDoesNotKnow() {
    var call = "\"name\":\"echo\",\"arguments\":{\"text\":\"x\"}";

    assertThat(ask(null, "tools/call", call)).containsOnlyKeys("content");
    assertThat(ask("2025-06-18", "tools/call", call))
        .containsOnlyKeys("content", "structuredContent");
    assertThat(ask(null, "tools/list", "")).containsOnlyKeys("tools");
    assertThat(echo(null)).containsOnlyKeys("name", "description", "inputSchema", "annotations");
    assertThat(echo("2025-06-18")).containsKeys("title", "outputSchema");
  }

  private JsonObject echo(@Nullable String version) {
    return ask(version, "tools/list", "").getJsonArray("tools").getJsonObject(0);
  }

  @Test
  void answersABatchInItsOrder() {
    var post =
        batch(
            ann(),
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"slow\"}}",
            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}",
            "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"ping\"}",
            "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"initialize\"}",
            "{\"jsonrpc\":\"2.0\",\"id\":null}");

    var told = told(dispatcher.answer(post));

    assertThat((JsonArray) told.last())
        .extracting(one -> one.asJsonObject().containsKey("error"))
        .containsExactly(false, false, true, true);
  }

  @Test
  void makesNoCallOfABatchThatHoldsOneTooMany() {
    var post =
        batch(
            ToolFixtures.caller("ann", Scope.MCP_READ),
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"slow\"}}");

    assertThatExceptionOfType(InsufficientScopeException.class)
        .isThrownBy(() -> dispatcher.answer(post));
  }

  @Test
  void boundsABatch() {
    var ping = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
    var pings = Collections.nCopies(51, ping).toArray(String[]::new);

    assertThat(told(dispatcher.answer(batch(ann(), pings))).outcome()).isEqualTo("400 -32600");
  }

  @Test
  void cancelsACallOfTheSameCaller() {
    assertThat(cancelledBy(ann())).isTrue();
  }

  /** Attack 15: a request id is not a secret, and everybody counts from 1. */
  @Test
  void cancelsNoCallOfSomebodyElse() {
    assertThat(cancelledBy(ToolFixtures.caller("bob", Scope.MCP_READ))).isFalse();
  }

  private boolean cancelledBy(Caller caller) {
    var call =
        legacy(
            "2025-11-25",
            "tools/call",
            "\"name\":\"slow\",\"_meta\":{\"progressToken\":1},\"arguments\":{\"steps\":2}");
    var cancel =
        McpFixtures.post(
            McpFixtures.headers("2025-11-25", null, null),
            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":"
                + "{\"requestId\":1}}",
            caller);
    var later = (Answer.Later) dispatcher.answer(call);

    // The notification arrives while the tool reports its first step.
    var running = new Running(news -> told(dispatcher.answer(cancel)));
    var last = later.job().apply(running).toCompletableFuture().join();

    assertThat(later.goneCancels()).isFalse();
    return last.json() == null;
  }

  private static McpPost batch(Caller caller, String... messages) {
    return McpFixtures.post(McpPost.Headers.NONE, "[" + String.join(",", messages) + "]", caller);
  }

  private JsonObject ask(@Nullable String version, String method, String params) {
    return told(dispatcher.answer(legacy(version, method, params))).result();
  }
}
