package dev.meshgate.mcp;

import dev.meshgate.mcp.ask.AskFixtures;
import dev.meshgate.mcp.legacy.LegacyFixtures;
import dev.meshgate.mcp.tool.ToolCalls;
import dev.meshgate.mcp.tool.ToolFixtures;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.BaseUrl;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.StrictJson;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The protocol layer, put together without a container, and messages to post to it. */
public final class McpFixtures {

  public static final String MODERN = "2026-07-28";

  static final String META =
      "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
          + "\"io.modelcontextprotocol/clientCapabilities\":{}}";

  private McpFixtures() {}

  public static McpDispatcher dispatcher() {
    return dispatcher(new Features());
  }

  public static McpDispatcher dispatcher(Features features) {
    var server = new ServerInfo(new BaseUrl("http://localhost:9080"));
    var calls = new ToolCalls();
    return new McpDispatcher(
        new ModernEra(
            new CallTool(calls),
            features,
            new Rounds(AskFixtures.states()),
            McpFixtures::nothingToListenTo,
            new NothingKept(),
            server),
        LegacyFixtures.legacy(server, features),
        new LooseForm(calls));
  }

  public static McpPost post(McpPost.Headers headers, String body, Caller caller) {
    return new McpPost(headers, StrictJson.read(body), caller, ToolFixtures.toolset());
  }

  public static McpPost.Headers headers(
      @Nullable String version, @Nullable String method, @Nullable String name) {
    return McpPost.Headers.of(
        header ->
            switch (header) {
              case "MCP-Protocol-Version" -> version;
              case "Mcp-Method" -> method;
              case "Mcp-Name" -> name;
              default -> null;
            });
  }

  private static Answer nothingToListenTo(McpPost post, JsonRpcMessage request) {
    throw JsonRpcError.METHOD_NOT_FOUND.because("There is nothing to listen to here.");
  }

  /** Where no tool's work is kept. */
  private static final class NothingKept implements Tasking {

    @Override
    public String created(Caller caller, String id) {
      throw JsonRpcError.INVALID_PARAMS.inBand("There is no such task.");
    }

    @Override
    public boolean isOver(Caller caller, String id) {
      return true;
    }
  }

  /** A request of 2026-07-28 whose headers are right. */
  public static McpPost modern(String method, String params) {
    var body =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":{%s%s}}"
            .formatted(method, params.isEmpty() ? "" : params + ",", META);
    var sent = StrictJson.read(body).asJsonObject().getJsonObject("params");
    var name = sent.getString("name", sent.getString("uri", null));
    return post(headers(MODERN, method, name), body, ToolFixtures.ann());
  }

  /** A request of an older revision. */
  public static McpPost legacy(@Nullable String version, String method, String params) {
    return post(
        headers(version, null, null),
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":{%s}}"
            .formatted(method, params),
        ToolFixtures.ann());
  }

  /** All that is told, the last message at the end. */
  public record Told(int status, List<JsonObject> news, JsonValue last) {

    public JsonObject result() {
      return last.asJsonObject().getJsonObject("result");
    }

    public JsonObject error() {
      return last.asJsonObject().getJsonObject("error");
    }

    /** {@code 400 -32602}, or {@code 200} where there is no error. */
    public String outcome() {
      return last instanceof JsonObject message && message.containsKey("error")
          ? status + " " + error().getInt("code")
          : Integer.toString(status);
    }
  }

  public static Told told(Answer answer) {
    var news = new ArrayList<JsonObject>();
    var now =
        answer instanceof Answer.Later later
            ? later
                .job()
                .apply(new Running(message -> news.add(Json.readObject(message))))
                .toCompletableFuture()
                .join()
            : (Answer.Now) answer;
    var json = now.json();
    return new Told(now.status(), news, json == null ? JsonValue.NULL : Json.read(json));
  }
}
