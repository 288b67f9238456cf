package dev.meshgate.mcp.completion;

import static dev.meshgate.mcp.JsonRpcError.INVALID_PARAMS;

import dev.meshgate.mcp.Feature;
import dev.meshgate.mcp.JsonRpcMessage;
import dev.meshgate.mcp.prompt.Prompt;
import dev.meshgate.mcp.prompt.Prompts;
import dev.meshgate.mcp.resource.Resources;
import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.Json;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Set;

/** {@code completion/complete}, for prompts and for templates of resources. */
@Dependent
public class Completion implements Feature {

  /** MCP allows no more. */
  private static final int MOST = 100;

  private final Prompts prompts;
  private final Resources resources;

  @Inject
  public Completion(Prompts prompts, Resources resources) {
    this.prompts = prompts;
    this.resources = resources;
  }

  @Override
  public JsonObject capabilities() {
    return prompts.capabilities().isEmpty() && resources.capabilities().isEmpty()
        ? JsonValue.EMPTY_JSON_OBJECT
        : Json.object().add("completions", JsonValue.EMPTY_JSON_OBJECT).build();
  }

  @Override
  public Set<String> methods() {
    return Set.of("completion/complete");
  }

  @Override
  public Set<Scope> scopes() {
    return Set.of(Scope.MCP_READ);
  }

  @Override
  public Result answer(JsonRpcMessage request, Client client) {
    var caller = client.caller();
    var ref = object(request, "ref");
    var argument = object(request, "argument");
    var name = text(argument, "argument.name");
    var begun = text(argument, "argument.value");
    var values =
        switch (text(ref, "ref.type")) {
          case "ref/prompt" -> ofPrompt(text(ref, "ref.name"), name, begun, caller);
          case "ref/resource" -> ofTemplate(text(ref, "ref.uri"), name, begun, caller);
          default -> throw INVALID_PARAMS.inBand("params.ref.type is ref/prompt or ref/resource.");
        };
    var list = Json.array();
    values.stream().limit(MOST).forEach(list::add);
    var completion =
        Json.object()
            .add("values", list)
            .add("total", values.size())
            .add("hasMore", values.size() > MOST);
    return Result.of(Json.object().add("completion", completion).build());
  }

  private List<String> ofPrompt(String prompt, String argument, String begun, Caller caller) {
    var found =
        prompts
            .find(prompt)
            .orElseThrow(() -> INVALID_PARAMS.inBand("Unknown prompt: " + prompt + "."));
    if (found.arguments().stream().map(Prompt.Argument::name).noneMatch(argument::equals)) {
      throw INVALID_PARAMS.inBand("The prompt " + prompt + " has no argument " + argument + ".");
    }
    return found.complete(argument, begun, caller);
  }

  private List<String> ofTemplate(String template, String variable, String begun, Caller caller) {
    return resources
        .complete(template, variable, begun, caller)
        .orElseThrow(() -> INVALID_PARAMS.inBand("Unknown template: " + template + "."));
  }

  private static JsonObject object(JsonRpcMessage request, String name) {
    if (request.params().get(name) instanceof JsonObject object) {
      return object;
    }
    throw INVALID_PARAMS.inBand("params." + name + " must be an object.");
  }

  private static String text(JsonObject object, String path) {
    if (object.get(path.substring(path.indexOf('.') + 1)) instanceof JsonString text) {
      return text.getString();
    }
    throw INVALID_PARAMS.inBand("params." + path + " must be a string.");
  }
}
