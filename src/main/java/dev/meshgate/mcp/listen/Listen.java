package dev.meshgate.mcp.listen;

import static dev.meshgate.mcp.JsonRpcError.INVALID_PARAMS;
import static dev.meshgate.mcp.JsonRpcError.INVALID_REQUEST;
import static dev.meshgate.mcp.JsonRpcError.METHOD_NOT_FOUND;

import dev.meshgate.mcp.Answer;
import dev.meshgate.mcp.CallTool;
import dev.meshgate.mcp.JsonRpc;
import dev.meshgate.mcp.JsonRpcMessage;
import dev.meshgate.mcp.Listening;
import dev.meshgate.mcp.McpPost;
import dev.meshgate.mcp.ModernEra;
import dev.meshgate.mcp.ProtocolVersion;
import dev.meshgate.mcp.Running;
import dev.meshgate.mcp.ask.Asking;
import dev.meshgate.mcp.ask.ClientCapability;
import dev.meshgate.mcp.ask.MissingCapability;
import dev.meshgate.mcp.resource.Resources;
import dev.meshgate.mcp.task.ClientTasks;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.oauth.bearer.InsufficientScopeException;
import dev.meshgate.platform.Json;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * {@code subscriptions/listen} of MCP 2026-07-28: one stream that tells what the request asked for,
 * as long as the client keeps it open.
 */
@ApplicationScoped
public class Listen implements Listening {

  /** So many resources, and as many tasks, may be named in one request. */
  static final int MOST = 100;

  private final Set<Stream> open = ConcurrentHashMap.newKeySet();

  @Inject Resources resources;
  @Inject ResourceNews news;
  @Inject ClientTasks tasks;
  @Inject TaskNews taskNews;

  /** A server that goes says so (MCP 2026-07-28, Subscriptions: graceful end). */
  @PreDestroy
  void stop() {
    open.forEach(stream -> stream.end().complete(null));
  }

  @Override
  public Answer answer(McpPost post, JsonRpcMessage request) {
    if (post.isForToolsAlone() || resources.capabilities().isEmpty()) {
      throw METHOD_NOT_FOUND.because("There is nothing to listen to here.");
    }
    if (!post.caller().may(Scope.MCP_READ)) {
      throw new InsufficientScopeException(Set.of(Scope.MCP_READ));
    }
    if (!(request.params().get("notifications") instanceof JsonObject wanted)) {
      throw INVALID_PARAMS.inBand("params.notifications must be an object.");
    }
    var caller = post.caller();
    var uris = named(wanted, "resourceSubscriptions", uri -> resources.exists(uri, caller));
    var asking = new Asking(ModernEra.capabilities(request), Map.of());
    if (wanted.containsKey("taskIds") && !asking.can(ClientCapability.TASKS)) {
      throw CallTool.refusal(
          new MissingCapability(List.of(ClientCapability.TASKS)), ProtocolVersion.MODERN);
    }
    var ids = named(wanted, "taskIds", id -> tasks.find(caller, id).isPresent());
    var lists = wanted.get("resourcesListChanged") == JsonValue.TRUE;
    return new Answer.Later(
        running -> {
          if (!running.isHeard()) {
            return CompletableFuture.completedStage(unheard(request));
          }
          var filter = new Filter(caller.subject(), lists, uris, ids);
          return listen(request, running, filter, new Follow(caller, asking));
        },
        true,
        true);
  }

  private static Answer.Now unheard(JsonRpcMessage request) {
    return Answer.refused(
        request.id(),
        INVALID_REQUEST.withStatus(406, "Accept must allow text/event-stream to listen."));
  }

  /** What one may not see is left out of what is acknowledged, like what is not there. */
  private static Set<String> named(JsonObject wanted, String member, Predicate<String> visible) {
    var named = wanted.getOrDefault(member, JsonValue.EMPTY_JSON_ARRAY);
    if (!(named instanceof JsonArray list)
        || list.size() > MOST
        || !list.stream().allMatch(JsonString.class::isInstance)) {
      throw INVALID_PARAMS.inBand(
          "params.notifications." + member + " must be a list of at most " + MOST + " strings.");
    }
    var names = new LinkedHashSet<String>();
    list.getValuesAs(JsonString.class).stream()
        .map(JsonString::getString)
        .filter(visible)
        .forEach(names::add);
    return names;
  }

  private CompletionStage<Answer.Now> listen(
      JsonRpcMessage request, Running running, Filter filter, Follow follow) {
    var id = String.valueOf(request.id());
    var stream = new Stream(filter, id, running, new CompletableFuture<>());
    running.tell(
        JsonRpc.notification(
            "notifications/subscriptions/acknowledged",
            tagged(Json.object().add("notifications", filter.json()).build(), id)));
    news.add(stream);
    open.add(stream);
    var unfollow = taskNews.follow(filter.tasks(), follow.reader(stream));
    running.whenCancelled(() -> stream.end().complete(null));
    return stream
        .end()
        .thenApply(
            nothing -> {
              news.remove(stream);
              unfollow.run();
              open.remove(stream);
              var result = Json.object().add("resultType", "complete").build();
              return Answer.ok(JsonRpc.result(id, tagged(result, id)));
            });
  }

  /** Every message of the stream says which request it belongs to. */
  private static String tagged(JsonObject params, String id) {
    var meta = Json.object().add("io.modelcontextprotocol/subscriptionId", Json.read(id));
    return Json.builders().createObjectBuilder(params).add("_meta", meta).build().toString();
  }

  /** What is told: the part of what was asked for that there is. */
  private record Filter(String subject, boolean lists, Set<String> uris, Set<String> tasks) {

    JsonObject json() {
      var json = Json.object();
      if (lists) {
        json.add("resourcesListChanged", true);
      }
      if (!uris.isEmpty()) {
        json.add("resourceSubscriptions", Json.builders().createArrayBuilder(uris));
      }
      if (!tasks.isEmpty()) {
        json.add("taskIds", Json.builders().createArrayBuilder(tasks));
      }
      return json.build();
    }
  }

  /** Who follows tasks, and what that client can be asked. */
  private record Follow(Caller caller, Asking asking) {

    TaskNews.Reader reader(Stream stream) {
      return new TaskNews.Reader(
          caller, asking, params -> stream.tell("notifications/tasks", params));
    }
  }

  /** One open stream. */
  private record Stream(Filter filter, String id, Running running, CompletableFuture<Void> end)
      implements Listener {

    @Override
    public String subject() {
      return filter.subject();
    }

    @Override
    public boolean wantsList() {
      return filter.lists();
    }

    @Override
    public boolean wants(String uri) {
      return filter.uris().contains(uri);
    }

    @Override
    public void tell(String method, JsonObject params) {
      running.tell(JsonRpc.notification(method, tagged(params, id)));
    }
  }
}
