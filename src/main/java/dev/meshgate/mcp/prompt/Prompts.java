package dev.meshgate.mcp.prompt;

import static dev.meshgate.mcp.JsonRpcError.INVALID_PARAMS;

import dev.meshgate.mcp.Feature;
import dev.meshgate.mcp.Features;
import dev.meshgate.mcp.JsonRpcMessage;
import dev.meshgate.mcp.ModernEra;
import dev.meshgate.mcp.ProtocolVersion;
import dev.meshgate.mcp.ToolWire;
import dev.meshgate.oauth.Scope;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.JsonText;
import dev.meshgate.platform.WireName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code prompts/list} and {@code prompts/get}. */
@ApplicationScoped
public class Prompts implements Feature {

  private static final String LIST = "prompts/list";
  private static final String GET = "prompts/get";
  private static final int FIVE_MINUTES = 300_000;

  private Map<String, Prompt> prompts = Map.of();

  /** For the container. */
  public Prompts() {}

  @Inject
  void gather(@Any Instance<Prompt> beans) {
    prompts = byName(beans);
  }

  /** Known prompts, for tests. */
  public static Prompts of(Prompt... prompts) {
    var made = new Prompts();
    made.prompts = byName(List.of(prompts));
    return made;
  }

  private static Map<String, Prompt> byName(Iterable<Prompt> prompts) {
    var byName = new TreeMap<String, Prompt>();
    for (var prompt : prompts) {
      if (byName.put(prompt.name(), prompt) != null) {
        throw new IllegalStateException("two prompts are named " + prompt.name());
      }
    }
    return byName;
  }

  @Override
  public JsonObject capabilities() {
    return prompts.isEmpty()
        ? JsonValue.EMPTY_JSON_OBJECT
        : Json.object().add("prompts", JsonValue.EMPTY_JSON_OBJECT).build();
  }

  @Override
  public Set<String> methods() {
    return Set.of(LIST, GET);
  }

  @Override
  public Set<Scope> scopes() {
    return Set.of(Scope.MCP_READ);
  }

  @Override
  public @Nullable String named(String method) {
    return method.equals(GET) ? "name" : null;
  }

  @Override
  public Result answer(JsonRpcMessage request, Client client) {
    return GET.equals(request.method()) ? said(request, client) : list(request, client.version());
  }

  private Result list(JsonRpcMessage request, ProtocolVersion version) {
    ModernEra.refuseCursor(request);
    var list = Json.array();
    prompts.values().forEach(prompt -> list.add(json(prompt, version)));
    return Result.kept(Json.object().add("prompts", list).build(), FIVE_MINUTES);
  }

  private static JsonObject json(Prompt prompt, ProtocolVersion version) {
    var json = Json.object().add("name", prompt.name());
    if (version.isSince(ProtocolVersion.V2025_06_18)) {
      json.add("title", prompt.title());
    }
    var arguments = Json.array();
    for (var argument : prompt.arguments()) {
      arguments.add(
          Json.object()
              .add("name", argument.name())
              .add("description", argument.description())
              .add("required", argument.required()));
    }
    return json.add("description", prompt.description()).add("arguments", arguments).build();
  }

  private Result said(JsonRpcMessage request, Client client) {
    var name = Features.required(request, "name");
    var prompt =
        find(name)
            .orElseThrow(
                () -> INVALID_PARAMS.inBand("Unknown prompt: " + name + ". See prompts/list."));
    var messages = prompt.messages(arguments(prompt, request), client.caller(), client.asking());
    var json = new StringBuilder("\"description\":");
    JsonText.quote(json, prompt.description());
    json.append(",\"messages\":[");
    var comma = "";
    for (var message : messages) {
      json.append(comma).append("{\"role\":\"").append(WireName.of(message.role()));
      ToolWire.block(json.append("\",\"content\":"), message.content(), client.version());
      json.append('}');
      comma = ",";
    }
    return new Result(json.append(']').toString(), -1);
  }

  private static Map<String, String> arguments(Prompt prompt, JsonRpcMessage request) {
    var given = request.params().getOrDefault("arguments", JsonValue.EMPTY_JSON_OBJECT);
    if (!(given instanceof JsonObject named)) {
      throw INVALID_PARAMS.inBand("params.arguments must be an object of strings.");
    }
    var arguments = new TreeMap<String, String>();
    for (var argument : prompt.arguments()) {
      var value = named.get(argument.name());
      if (value instanceof JsonString text) {
        arguments.put(argument.name(), text.getString());
      } else if (value != null) {
        throw INVALID_PARAMS.inBand("The argument " + argument.name() + " must be a string.");
      } else if (argument.required()) {
        throw INVALID_PARAMS.inBand("The argument " + argument.name() + " is missing.");
      }
    }
    return arguments;
  }

  /** The prompt of that name. */
  public Optional<Prompt> find(String name) {
    return Optional.ofNullable(prompts.get(name));
  }
}
