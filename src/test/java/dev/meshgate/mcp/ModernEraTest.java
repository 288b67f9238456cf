package dev.meshgate.mcp;

import static dev.meshgate.mcp.McpFixtures.META;
import static dev.meshgate.mcp.McpFixtures.dispatcher;
import static dev.meshgate.mcp.McpFixtures.headers;
import static dev.meshgate.mcp.McpFixtures.modern;
import static dev.meshgate.mcp.McpFixtures.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.meshgate.mcp.McpFixtures.Told;
import dev.meshgate.mcp.tool.ToolFixtures;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.bearer.InsufficientScopeException;
import jakarta.json.JsonObject;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("MCP 2026-07-28")
class ModernEraTest {

  private final McpDispatcher dispatcher = dispatcher();

  @Test
  void saysOfItselfWhatItDoes() {
    var result = ask("server/discover", "");

    assertThat(result.getString("resultType")).isEqualTo("complete");
    assertThat(result.getJsonArray("supportedVersions")).hasToString("[\"2026-07-28\"]");
    assertThat(result.getJsonObject("capabilities"))
        .hasToString(
            "{\"logging\":{},\"tools\":{},\"extensions\":"
                + "{\"io.modelcontextprotocol/oauth-client-credentials\":{},"
                + "\"io.modelcontextprotocol/ui\":{}}}");
    var server = result.getJsonObject("_meta").getJsonObject("io.modelcontextprotocol/serverInfo");
    assertThat(server.getJsonArray("icons").getJsonObject(0).getString("src"))
        .startsWith("data:image/svg+xml;base64,");
    assertThat(result.getString("instructions")).isEqualTo("Use the tools.");
  }

  /** What may differ by caller must not be shared by a cache. */
  @Test
  void attack49LetsNoCacheShareAList() {
    for (var method : Set.of("server/discover", "tools/list")) {
      assertThat(ask(method, "").getString("cacheScope")).isEqualTo("private");
      assertThat(ask(method, "").getInt("ttlMs")).isPositive();
    }
  }

  @Test
  void listsEachToolWithItsHintsAndScopes() {
    var echo =
        ask("tools/list", "").getJsonArray("tools").getValuesAs(JsonObject.class).stream()
            .filter(tool -> tool.getString("name").equals("echo"))
            .findFirst()
            .orElseThrow();

    assertThat(echo.getJsonObject("annotations"))
        .hasToString(
            "{\"title\":\"Echo\",\"readOnlyHint\":true,\"destructiveHint\":false,"
                + "\"idempotentHint\":true,\"openWorldHint\":false}");
    assertThat(echo.getJsonArray("securitySchemes"))
        .hasToString("[{\"type\":\"oauth2\",\"scopes\":[\"mcp:read\"]}]");
    assertThat(echo).containsKeys("title", "description", "inputSchema", "outputSchema");
  }

  @Test
  void answersWithStructureAndTheSameJsonInOneTextBlock() {
    var result = ask("tools/call", "\"name\":\"echo\",\"arguments\":{\"text\":\"hä \\\"\"}");

    var blocks = result.getJsonArray("content").getValuesAs(JsonObject.class);
    assertThat(blocks).hasSize(1);
    assertThat(blocks.get(0).getString("text"))
        .isEqualTo(result.getJsonObject("structuredContent").toString());
    assertThat(result.getJsonObject("_meta"))
        .containsOnlyKeys("io.modelcontextprotocol/serverInfo");
    assertThat(result).doesNotContainKeys("isError", "ttlMs", "cacheScope");
  }

  @Test
  void tellsAModelWhatItCanActOn() {
    var failed = ask("tools/call", "\"name\":\"fail\"");
    var wrong = ask("tools/call", "\"name\":\"echo\",\"arguments\":{\"txt\":\"x\"}");

    assertThat(failed.getBoolean("isError")).isTrue();
    assertThat(text(failed)).isEqualTo("There is no such thing; try another.");
    assertThat(wrong.getBoolean("isError")).isTrue();
    assertThat(text(wrong)).contains("\"text\" is required", "\"txt\" is not known");
  }

  @Test
  void tellsNothingOfTheInside() {
    var broken = ask("tools/call", "\"name\":\"fail\",\"arguments\":{\"how\":\"x\"}");

    assertThat(text(broken)).contains("err_").doesNotContain("secret");
  }

  @Test
  void takesArgumentsThatCameAsAString() {
    var result = ask("tools/call", "\"name\":\"echo\",\"arguments\":\"{\\\"text\\\":\\\"x\\\"}\"");

    assertThat(result.getJsonObject("structuredContent").getString("text")).isEqualTo("x");
  }

  @Test
  void reportsProgressToAToken() {
    var told = slow("\"progressToken\":\"t\",");

    assertThat(told.news())
        .extracting(news -> news.getJsonObject("params").toString())
        .containsExactly(
            "{\"progressToken\":\"t\",\"progress\":1,\"total\":2,\"message\":\"step 1\"}",
            "{\"progressToken\":\"t\",\"progress\":2,\"total\":2,\"message\":\"step 2\"}");
    assertThat(told.result().getJsonObject("structuredContent").getString("text"))
        .isEqualTo("done in 2");
  }

  @Test
  void reportsNothingWithoutAToken() {
    assertThat(slow("").news()).isEmpty();
  }

  @Test
  void endsACallWhoseClientHasLeft() {
    var later = (Answer.Later) dispatcher.answer(modern("tools/call", "\"name\":\"slow\""));
    var running = Running.unheard();
    running.cancel();

    var now = later.job().apply(running).toCompletableFuture().join();

    assertThat(later.goneCancels()).isTrue();
    assertThat(now.json()).isNull();
  }

  @Test
  void asksForAllScopesThatAToolNeeds() {
    var call = modern("tools/call", "\"name\":\"manage\"");

    assertThatExceptionOfType(InsufficientScopeException.class)
        .isThrownBy(() -> dispatcher.answer(call))
        .satisfies(e -> assertThat(e.needed()).containsOnly(Scope.MCP_READ, Scope.MCP_MANAGE));
  }

  private Told slow(String token) {
    var body =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"slow\","
            + META.replace("\"_meta\":{", "\"_meta\":{" + token)
            + "}}";
    var headers = headers(McpFixtures.MODERN, "tools/call", "slow");
    return told(dispatcher.answer(McpFixtures.post(headers, body, ToolFixtures.ann())));
  }

  private JsonObject ask(String method, String params) {
    return told(dispatcher.answer(modern(method, params))).result();
  }

  private static String text(JsonObject result) {
    return result.getJsonArray("content").getJsonObject(0).getString("text");
  }
}
