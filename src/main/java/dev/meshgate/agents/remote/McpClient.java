package dev.meshgate.agents.remote;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.meshgate.agents.AgentException;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.egress.Answer;
import dev.meshgate.platform.egress.Call;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A client of MCP over Streamable HTTP. Of revision 2026-07-28 every request stands alone; before
 * it there is a handshake, and perhaps a session that must be ended.
 */
final class McpClient {

  static final String MODERN = "2026-07-28";

  private static final String BEFORE = "2025-11-25";
  private static final Set<String> LEGACY = Set.of(BEFORE, "2025-06-18", "2025-03-26");
  private static final String META = "io.modelcontextprotocol/";
  private static final String VERSION = "MCP-Protocol-Version";
  private static final String SESSION = "Mcp-Session-Id";
  private static final int MOST_PAGES = 20;
  private static final Pattern PLAIN = Pattern.compile("[!-~]([ -~]*[!-~])?");
  private static final JsonObject SELF =
      Json.object().add("name", "meshgate").add("title", "Meshgate").add("version", "1").build();

  private final Conversation conversation;
  private final URI uri;
  private final Map<String, String> headers;
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile String version;
  private volatile String session = "";
  private final AtomicInteger last = new AtomicInteger();

  /**
   * A client that has said nothing yet.
   *
   * @param version what the server is known to speak; empty to find out
   */
  McpClient(Conversation conversation, URI uri, Map<String, String> headers, String version) {
    this.conversation = conversation;
    this.uri = uri;
    this.headers = Map.copyOf(headers);
    this.version = version;
  }

  String version() {
    return version;
  }

  /** Finds out how the server speaks, the newest first. Ends with what it says of itself. */
  CompletableFuture<JsonObject> discover() {
    version = MODERN;
    return request("server/discover", JsonValue.EMPTY_JSON_OBJECT)
        .handle(
            (told, failure) ->
                failure == null && Told.texts(told, "supportedVersions").contains(MODERN)
                    ? told
                    : JsonValue.EMPTY_JSON_OBJECT)
        .thenCompose(
            told -> {
              if (!told.isEmpty()) {
                return CompletableFuture.completedFuture(told);
              }
              version = BEFORE;
              return open();
            });
  }

  /** The handshake of the revisions that have one. Ends with what the server says of itself. */
  CompletableFuture<JsonObject> open() {
    if (version.equals(MODERN)) {
      return CompletableFuture.completedFuture(JsonValue.EMPTY_JSON_OBJECT);
    }
    var wanted = version.isEmpty() ? BEFORE : version;
    version = "";
    var params =
        Json.object()
            .add("protocolVersion", wanted)
            .add("capabilities", JsonValue.EMPTY_JSON_OBJECT)
            .add("clientInfo", SELF)
            .build();
    return request("initialize", params)
        .thenCompose(
            told -> {
              var spoken = Told.text(told, "protocolVersion");
              if (!LEGACY.contains(spoken)) {
                throw new UnreachableAgentException(
                    "The server speaks MCP of " + spoken + ", which is none that is known here.");
              }
              version = spoken;
              return conversation
                  .ask(notification("notifications/initialized"))
                  .thenApply(a -> told);
            });
  }

  /** What is notified of is thrown away. */
  CompletableFuture<JsonObject> request(String method, JsonObject params) {
    return request(method, params, Map.of(), message -> {});
  }

  /**
   * Asks. It ends with the result, or with an {@link AgentException} that says how it was refused.
   *
   * @param more headers of this request alone
   * @param notified hears what the server says on its way
   */
  CompletableFuture<JsonObject> request(
      String method, JsonObject params, Map<String, String> more, Consumer<JsonObject> notified) {
    var id = last.incrementAndGet();
    var body =
        Json.object()
            .add("jsonrpc", "2.0")
            .add("id", id)
            .add("method", method)
            .add("params", version.equals(MODERN) ? withMeta(params) : params)
            .build();
    var sent = headers(method, Told.text(params, "name"));
    sent.putAll(more);
    var result = new CompletableFuture<JsonObject>();
    var hearing = new Hearing(id, result, notified);
    var unused =
        conversation
            .ask(
                Call.post(uri, sent, body.toString()),
                head -> head.header("mcp-session-id").ifPresent(given -> session = given),
                event -> hearing.hear(event.data()))
            .whenComplete(
                (answer, failure) -> {
                  if (failure == null) {
                    hearing.end(answer);
                  } else {
                    result.completeExceptionally(failure);
                  }
                });
    return result;
  }

  private static JsonObject withMeta(JsonObject params) {
    var meta =
        Json.builders()
            .createObjectBuilder(Told.object(params, "_meta"))
            .add(META + "protocolVersion", MODERN)
            .add(META + "clientInfo", SELF)
            .add(META + "clientCapabilities", JsonValue.EMPTY_JSON_OBJECT);
    return Json.builders().createObjectBuilder(params).add("_meta", meta).build();
  }

  private Map<String, String> headers(String method, String name) {
    var sent = new HashMap<>(headers);
    if (!version.isEmpty()) {
      sent.put(VERSION, version);
    }
    if (!session.isEmpty()) {
      sent.put(SESSION, session);
    }
    if (version.equals(MODERN)) {
      sent.put("Mcp-Method", method);
      if (!name.isEmpty()) {
        sent.put("Mcp-Name", asHeader(name));
      }
    }
    return sent;
  }

  /** Wrapped where a header cannot hold it (2026-07-28, Streamable HTTP: value encoding). */
  static String asHeader(String value) {
    var plain = PLAIN.matcher(value).matches() && !value.startsWith("=?base64?");
    return plain
        ? value
        : "=?base64?" + Base64.getEncoder().encodeToString(value.getBytes(UTF_8)) + "?=";
  }

  private Call notification(String method) {
    return notification(method, JsonValue.EMPTY_JSON_OBJECT);
  }

  private Call notification(String method, JsonObject params) {
    var body = Json.object().add("jsonrpc", "2.0").add("method", method).add("params", params);
    return Call.post(uri, headers(method, ""), body.build().toString());
  }

  /** Leaving is what cancels as of 2026-07-28; before it, saying so. */
  void cancel() {
    if (ended.compareAndSet(false, true) && !version.equals(MODERN) && !version.isEmpty()) {
      var params =
          Json.object()
              .add("requestId", last.get())
              .add("reason", "nobody wants it any more")
              .build();
      var cancelled = notification("notifications/cancelled", params);
      if (session.isEmpty()) {
        conversation.tell(cancelled);
      } else {
        conversation.tell(cancelled, ending());
      }
    }
    conversation.leave();
  }

  /** Ends the session, if there is one. */
  void close() {
    if (ended.compareAndSet(false, true) && !session.isEmpty()) {
      conversation.tell(ending());
    }
  }

  private Call ending() {
    return new Call("DELETE", uri, headers("", ""), null);
  }

  /** What comes back for one request. */
  private record Hearing(
      int id, CompletableFuture<JsonObject> result, Consumer<JsonObject> notified) {

    void hear(String data) {
      try {
        if (Json.read(data) instanceof JsonObject message) {
          take(message);
        }
      } catch (JsonException e) {
        result.completeExceptionally(
            new UnreachableAgentException("The server sent something that is not JSON-RPC."));
      }
    }

    private void take(JsonObject message) {
      if (message.get("error") instanceof JsonObject error) {
        result.completeExceptionally(
            new AgentException("The server refused: " + Told.text(error, "message")));
      } else if (message.get("result") instanceof JsonObject said) {
        result.complete(said);
      } else if (message.containsKey("method") && !message.containsKey("id")) {
        notified.accept(message);
      }
    }

    void end(Answer answer) {
      if (!answer.body().isBlank()) {
        if (answer.isFine()) {
          hear(answer.body());
        } else {
          result.completeExceptionally(Told.refused(answer.status(), Told.reason(answer.body())));
        }
      }
      // Does nothing where there has been a result.
      result.completeExceptionally(
          answer.isFine()
              ? new UnreachableAgentException("The server broke off before its answer.")
              : Told.refused(answer.status(), ""));
    }
  }

  /** The tools of the server, as many as a model could ever choose from. */
  CompletableFuture<McpTools> tools() {
    return tools(List.of(), "", MOST_PAGES).thenApply(McpTools::new);
  }

  private CompletableFuture<List<JsonObject>> tools(
      List<JsonObject> before, String cursor, int pages) {
    var params = Json.object();
    if (!cursor.isEmpty()) {
      params.add("cursor", cursor);
    }
    return request("tools/list", params.build())
        .thenCompose(
            page -> {
              var all = new ArrayList<>(before);
              Told.objects(page, "tools").forEach(all::add);
              var next = Told.text(page, "nextCursor");
              if (next.isEmpty()) {
                return CompletableFuture.completedFuture(List.copyOf(all));
              }
              if (pages <= 1) {
                throw new UnreachableAgentException("The server has no end of tools.");
              }
              return tools(all, next, pages - 1);
            });
  }
}
