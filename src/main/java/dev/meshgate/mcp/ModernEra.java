package dev.meshgate.mcp;

import static dev.meshgate.mcp.JsonRpcError.HEADER_MISMATCH;
import static dev.meshgate.mcp.JsonRpcError.INVALID_PARAMS;
import static dev.meshgate.mcp.JsonRpcError.INVALID_REQUEST;
import static dev.meshgate.mcp.JsonRpcError.METHOD_NOT_FOUND;
import static dev.meshgate.mcp.JsonRpcError.UNSUPPORTED_PROTOCOL_VERSION;

import dev.meshgate.mcp.ask.ClientCapability;
import dev.meshgate.mcp.ask.MissingCapability;
import dev.meshgate.mcp.ask.Unanswered;
import dev.meshgate.mcp.tool.HeaderParam;
import dev.meshgate.mcp.tool.ToolResult;
import dev.meshgate.mcp.tool.Toolset;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.JsonText;
import dev.meshgate.platform.work.Work.Severity;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** MCP 2026-07-28: each request explains itself, and nothing is remembered from one to the next. */
@Dependent
public class ModernEra {

  static final String VERSION_KEY = "io.modelcontextprotocol/protocolVersion";
  static final String CAPABILITIES_KEY = "io.modelcontextprotocol/clientCapabilities";
  private static final String LOG_LEVEL_KEY = "io.modelcontextprotocol/logLevel";
  private static final String CLIENT_CREDENTIALS =
      "io.modelcontextprotocol/oauth-client-credentials";
  private static final String SERVER_KEY = "io.modelcontextprotocol/serverInfo";

  private final CallTool callTool;
  private final Features features;
  private final Rounds rounds;
  private final Listening listening;
  private final Tasking tasking;
  private final String meta;
  private final String introduction;

  @Inject
  ModernEra(
      CallTool callTool,
      Features features,
      Rounds rounds,
      Listening listening,
      Tasking tasking,
      ServerInfo server) {
    this.callTool = callTool;
    this.features = features;
    this.rounds = rounds;
    this.listening = listening;
    this.tasking = tasking;
    this.meta = meta(server.json(ProtocolVersion.MODERN));
    this.introduction = meta(server.introduction(ProtocolVersion.MODERN));
  }

  /** The last member of every result, and the brace that closes it. */
  private static String meta(String server) {
    return "\"_meta\":{\"" + SERVER_KEY + "\":" + server + "}}";
  }

  /** Whether the message says itself that it is of this era. */
  public static boolean claims(JsonRpcMessage message) {
    return message.meta().containsKey(VERSION_KEY);
  }

  Answer answer(McpPost post, JsonRpcMessage message) {
    if (message.isResponse()) {
      throw INVALID_REQUEST.because("Only requests and notifications may be posted.");
    }
    check(post.headers(), message);
    if (message.isNotification()) {
      return Answer.accepted();
    }
    checkMeta(message);
    return switch (String.valueOf(message.method())) {
      case "server/discover" -> result(message, discovery(post.tools()));
      case "tools/list" -> result(message, list(message, post.tools()));
      case "tools/call" -> {
        checkName(post.headers(), message, "name");
        checkParams(post, message);
        yield callTool.answer(post, message, manner(post, message));
      }
      case "subscriptions/listen" -> listening.answer(post, message);
      default -> feature(post, message);
    };
  }

  private Answer feature(McpPost post, JsonRpcMessage message) {
    var method = String.valueOf(message.method());
    var feature =
        features
            .findModern(method, post)
            .orElseThrow(
                () -> METHOD_NOT_FOUND.because("The method " + method + " is not known here."));
    var named = feature.named(method);
    if (named != null) {
      checkName(post.headers(), message, named);
    }
    var client =
        new Feature.Client(
            post.caller(), ProtocolVersion.MODERN, rounds.asking(message, post.caller()));
    try {
      return result(message, written(feature.answer(message, client)));
    } catch (Unanswered unanswered) {
      return asked(unanswered, message, post.caller());
    } catch (MissingCapability mute) {
      throw CallTool.refusal(mute, ProtocolVersion.MODERN);
    }
  }

  private String written(Feature.Result answer) {
    var json = new StringBuilder(512).append("{\"resultType\":\"complete\",");
    json.append(answer.members());
    if (answer.members().isEmpty()) {
      return json.append(meta).toString();
    }
    if (answer.ttlMs() >= 0) {
      json.append(",\"ttlMs\":").append(answer.ttlMs()).append(",\"cacheScope\":\"private\"");
    }
    return json.append(',').append(meta).toString();
  }

  /** A client that closes the stream of a call cancels it, and one that is asked comes again. */
  private Manner manner(McpPost post, JsonRpcMessage message) {
    var caller = post.caller();
    var asking = rounds.asking(message, caller);
    return new Manner(
        ProtocolVersion.MODERN,
        this::written,
        asking,
        loudness(message),
        (unanswered, running, again) ->
            CompletableFuture.completedStage(asked(unanswered, message, caller)),
        asking.can(ClientCapability.TASKS) ? keeping(caller) : null);
  }

  private Manner.Keeping keeping(Caller caller) {
    return new Manner.Keeping(
        id -> "{\"resultType\":\"task\"," + tasking.created(caller, id) + ',' + meta,
        id -> tasking.isOver(caller, id));
  }

  private static @Nullable Severity loudness(JsonRpcMessage message) {
    var level = message.meta().get(LOG_LEVEL_KEY);
    return level == null ? null : Loudness.of(level);
  }

  private Answer.Now asked(Unanswered unanswered, JsonRpcMessage message, Caller caller) {
    return Answer.ok(
        JsonRpc.result(
            message.id(),
            "{\"resultType\":\"input_required\","
                + rounds.required(unanswered, message, caller)
                + ','
                + meta));
  }

  /** The headers must say what the body says, or a proxy would let pass what it must not. */
  private static void check(McpPost.Headers headers, JsonRpcMessage message) {
    var claimed = message.meta().get(VERSION_KEY);
    if (claimed != null) {
      checkVersion(headers.protocolVersion(), claimed);
    }
    if (headers.protocolVersion() == null) {
      throw HEADER_MISMATCH.because("The header MCP-Protocol-Version is missing.");
    }
    if (!String.valueOf(message.method()).equals(headers.method())) {
      throw HEADER_MISMATCH.because(
          headers.method() == null
              ? "The header Mcp-Method is missing."
              : "The header Mcp-Method is not the method of the body.");
    }
  }

  private static void checkVersion(@Nullable String header, JsonValue claimed) {
    if (!(claimed instanceof JsonString version)) {
      throw INVALID_PARAMS.because("_meta[\"" + VERSION_KEY + "\"] must be a string.");
    }
    if (header != null && !header.equals(version.getString())) {
      throw HEADER_MISMATCH.because(
          "The header MCP-Protocol-Version is not the version of the body's _meta.");
    }
    if (!version.getString().equals(ProtocolVersion.MODERN.wire())) {
      throw UNSUPPORTED_PROTOCOL_VERSION.because(
          "This protocol version is not supported; those in data.supported are.",
          Json.object()
              .add("supported", Json.array().add(ProtocolVersion.MODERN.wire()))
              .add("requested", version.getString())
              .build());
    }
  }

  private static void checkMeta(JsonRpcMessage message) {
    if (!claims(message)) {
      throw INVALID_PARAMS.because("params._meta[\"" + VERSION_KEY + "\"] is missing.");
    }
    if (!(message.meta().get(CAPABILITIES_KEY) instanceof JsonObject)) {
      throw INVALID_PARAMS.because("params._meta[\"" + CAPABILITIES_KEY + "\"] must be an object.");
    }
  }

  private static void checkName(McpPost.Headers headers, JsonRpcMessage message, String named) {
    if (headers.name() == null) {
      throw HEADER_MISMATCH.because("The header Mcp-Name is missing.");
    }
    if (!HeaderValue.unwrapped(headers.name()).equals(message.text(named))) {
      throw HEADER_MISMATCH.because(
          "The header Mcp-Name is not the params." + named + " of the body.");
    }
  }

  /** What a tool marked must be in a header too, and nothing else under that name. */
  private static void checkParams(McpPost post, JsonRpcMessage message) {
    var tool = post.tools().find(String.valueOf(message.text("name")));
    if (tool.isEmpty()) {
      return;
    }
    for (var param : tool.orElseThrow().headerParams()) {
      var arguments = message.params().getOrDefault("arguments", JsonValue.EMPTY_JSON_OBJECT);
      var header = post.headers().params().header(param.header());
      var value = param.value(arguments);
      if (header == null
          ? value != null
          : !HeaderParam.says(HeaderValue.unwrapped(header), value)) {
        throw HEADER_MISMATCH.because(
            header == null
                ? "The header " + param.header() + " is missing."
                : "The header " + param.header() + " is not the argument of the body.");
      }
    }
  }

  private Answer result(JsonRpcMessage message, String result) {
    return Answer.ok(JsonRpc.result(message.id(), result));
  }

  /** It differs by caller as soon as a tool is hidden from somebody: never {@code public}. */
  private String discovery(Toolset tools) {
    return tools.rendering(
        "discovery",
        all -> {
          var json = new StringBuilder("{\"resultType\":\"complete\",\"supportedVersions\":[\"");
          json.append(ProtocolVersion.MODERN.wire()).append("\"],\"capabilities\":");
          json.append(features.capabilities(all, CLIENT_CREDENTIALS, Widgets.EXTENSION))
              .append(',');
          if (!all.instructions().isEmpty()) {
            JsonText.quote(json.append("\"instructions\":"), all.instructions());
            json.append(',');
          }
          return json.append("\"ttlMs\":300000,\"cacheScope\":\"private\",")
              .append(introduction)
              .toString();
        });
  }

  private String list(JsonRpcMessage message, Toolset tools) {
    refuseCursor(message);
    return "{\"resultType\":\"complete\",\"tools\":"
        + ToolWire.list(tools, ProtocolVersion.MODERN, drawsWidgets(message))
        + ",\"ttlMs\":300000,\"cacheScope\":\"private\","
        + meta;
  }

  /** What the client that sent it declared. */
  public static JsonObject capabilities(JsonRpcMessage message) {
    return message.meta().get(CAPABILITIES_KEY) instanceof JsonObject declared
        ? declared
        : JsonValue.EMPTY_JSON_OBJECT;
  }

  private static boolean drawsWidgets(JsonRpcMessage message) {
    return Widgets.drawnWith(message.meta().get(CAPABILITIES_KEY));
  }

  /** All tools are on the first page, so no cursor is one of ours. */
  public static void refuseCursor(JsonRpcMessage message) {
    if (message.params().containsKey("cursor")) {
      throw INVALID_PARAMS.inBand("The cursor is not one of this server's.");
    }
  }

  private String written(ToolResult result) {
    var json = ToolWire.bufferFor(result).append("{\"resultType\":\"complete\",");
    ToolWire.result(json, result, ProtocolVersion.MODERN);
    return json.append(',').append(meta).toString();
  }
}
