package dev.meshgate.agents.remote;

import dev.meshgate.agents.AgentAsksException;
import dev.meshgate.agents.AgentException;
import dev.meshgate.agents.AgentReply;
import dev.meshgate.agents.AgentRequest;
import dev.meshgate.agents.Citation;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.egress.EgressException;
import dev.meshgate.platform.egress.Wire;
import dev.meshgate.platform.work.Stages;
import dev.meshgate.platform.work.Work;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * An MCP server as an agent: a task is one call of the tool that it is for. The tools are pinned at
 * the registration. A server whose tools have changed since gets no tasks, for what somebody looked
 * at and trusted is gone; its owner looks again and registers it anew.
 */
@ApplicationScoped
class Mcp implements Adapter {

  private static final String SERVER_INFO = "io.modelcontextprotocol/serverInfo";

  @Inject Wire wire;

  @Override
  public Protocol protocol() {
    return Protocol.MCP;
  }

  /** At the address itself or, where it names no place on its host, at {@code /mcp}. */
  @Override
  public CompletableFuture<Optional<Described>> describe(URI uri, Map<String, String> credentials) {
    var bare = uri.getRawPath().isEmpty() || uri.getRawPath().equals("/");
    return described(uri, credentials)
        .thenCompose(
            told ->
                told.isEmpty() && bare
                    ? described(uri.resolve("/mcp"), credentials)
                    : CompletableFuture.completedFuture(told));
  }

  private CompletableFuture<Optional<Described>> described(
      URI uri, Map<String, String> credentials) {
    var client = new McpClient(new Conversation(wire), uri, credentials, "");
    return client
        .discover()
        .thenCompose(said -> client.tools().thenApply(tools -> described(client, uri, said, tools)))
        .whenComplete((told, failure) -> client.close())
        .exceptionallyCompose(
            failure ->
                Stages.cause(failure) instanceof EgressException
                    ? CompletableFuture.failedFuture(failure)
                    : CompletableFuture.completedFuture(Optional.empty()));
  }

  private static Optional<Described> described(
      McpClient client, URI uri, JsonObject said, McpTools tools) {
    var info =
        said.containsKey("serverInfo")
            ? Told.object(said, "serverInfo")
            : Told.object(Told.object(said, "_meta"), SERVER_INFO);
    var title = Told.text(info, "title");
    var instructions = Told.text(said, "instructions");
    return Optional.of(
        new Described(
            title.isEmpty() ? Told.text(info, "name") : title,
            instructions.isEmpty() ? tools.description() : instructions,
            Told.text(info, "version"),
            tools.names(),
            Protocol.MCP,
            uri,
            client.version(),
            true,
            tools.fingerprint()));
  }

  /** A tool may change something each time. */
  @Override
  public boolean mayRepeat() {
    return false;
  }

  @Override
  public Turn begin(Endpoint endpoint, AgentRequest request, Work work) {
    var conversation = new Conversation(wire);
    var client =
        new McpClient(
            conversation, endpoint.uri(), Told.headers(endpoint, work), endpoint.dialect());
    var outcome =
        client
            .open()
            .thenCompose(said -> client.tools())
            .thenCompose(tools -> call(client, unchanged(tools, endpoint), request, work))
            .thenApply(Mcp::reply)
            .whenComplete((reply, failure) -> client.close());
    return conversation.endingAs(outcome, client::cancel);
  }

  private static McpTools unchanged(McpTools tools, Endpoint endpoint) {
    if (tools.fingerprint().equals(endpoint.fingerprint())) {
      return tools;
    }
    throw new AgentException(
        "The tools of this server changed since it was registered; its owner must look at them and"
            + " register it again with PUT.");
  }

  private static CompletableFuture<JsonObject> call(
      McpClient client, McpTools tools, AgentRequest request, Work work) {
    var tool = tools.choose(request);
    var arguments = McpArguments.of(tool, request);
    var params =
        Json.object()
            .add("name", Told.text(tool, "name"))
            .add("arguments", arguments.values())
            .add("_meta", Json.object().add("progressToken", "progress"))
            .build();
    var more =
        client.version().equals(McpClient.MODERN) ? arguments.headers() : Map.<String, String>of();
    return client.request("tools/call", params, more, message -> report(message, work));
  }

  private static void report(JsonObject message, Work work) {
    if (Told.text(message, "method").equals("notifications/progress")) {
      var said = Told.object(message, "params");
      var words = Told.text(said, "message");
      work.report(
          number(said, "progress"), number(said, "total"), words.isEmpty() ? "At work" : words);
    }
  }

  private static double number(JsonObject object, String name) {
    return object.get(name) instanceof JsonNumber number ? number.doubleValue() : 0;
  }

  static AgentReply reply(JsonObject result) {
    if (Told.text(result, "resultType").equals("input_required")) {
      throw new AgentAsksException(question(result), false);
    }
    var text = Told.objects(result, "content").map(Mcp::words).collect(Collectors.joining("\n\n"));
    if (result.getBoolean("isError", false)) {
      throw new AgentException("The agent failed: " + (text.isEmpty() ? "no reason given" : text));
    }
    var data = Told.object(result, "structuredContent");
    var links =
        Told.objects(result, "content")
            .filter(block -> Told.text(block, "type").equals("resource_link"))
            .map(
                link ->
                    new Citation(
                        Told.text(link, "name"),
                        Told.text(link, "uri"),
                        Told.text(link, "description")))
            .toList();
    return new AgentReply(
        text.isEmpty() ? data.toString() : text, data.isEmpty() ? null : data, links);
  }

  private static String words(JsonObject block) {
    return switch (Told.text(block, "type")) {
      case "text" -> Told.text(block, "text");
      case "resource_link" -> Told.text(block, "name") + ": " + Told.text(block, "uri");
      case "resource" -> Told.text(Told.object(block, "resource"), "text");
      default -> "(" + Told.text(block, "mimeType") + ")";
    };
  }

  private static String question(JsonObject result) {
    var asked = Told.object(result, "inputRequests");
    var words =
        asked.keySet().stream()
            .map(key -> Told.text(Told.object(Told.object(asked, key), "params"), "message"))
            .filter(message -> !message.isEmpty())
            .collect(Collectors.joining("\n\n"));
    return words.isEmpty() ? "The agent asks for more than was given." : words;
  }
}
