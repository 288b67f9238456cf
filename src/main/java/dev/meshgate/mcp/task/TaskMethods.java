package dev.meshgate.mcp.task;

import static dev.meshgate.mcp.JsonRpcError.INVALID_PARAMS;

import dev.meshgate.mcp.Feature;
import dev.meshgate.mcp.Features;
import dev.meshgate.mcp.JsonRpcMessage;
import dev.meshgate.mcp.ask.ClientCapability;
import dev.meshgate.mcp.ask.MissingCapability;
import dev.meshgate.oauth.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Set;

/** {@code tasks/get}, {@code tasks/update} and {@code tasks/cancel} (SEP-2663). */
@ApplicationScoped
public class TaskMethods implements Feature {

  public static final String EXTENSION = "io.modelcontextprotocol/tasks";

  private static final String GET = "tasks/get";
  private static final String UPDATE = "tasks/update";
  private static final String CANCEL = "tasks/cancel";
  private static final String ID = "taskId";
  private static final String RESPONSES = "inputResponses";

  @Inject ClientTasks tasks;

  @Override
  public JsonObject capabilities() {
    return JsonValue.EMPTY_JSON_OBJECT;
  }

  @Override
  public String extension() {
    return EXTENSION;
  }

  @Override
  public Set<String> methods() {
    return Set.of(GET, UPDATE, CANCEL);
  }

  /** Who keeps a task may ask for more. */
  @Override
  public Set<Scope> scopes() {
    return Set.of(Scope.MCP_READ);
  }

  @Override
  public String named(String method) {
    return ID;
  }

  @Override
  public Result answer(JsonRpcMessage request, Client client) {
    if (!client.asking().can(ClientCapability.TASKS)) {
      throw new MissingCapability(List.of(ClientCapability.TASKS));
    }
    var id = Features.required(request, ID);
    switch (String.valueOf(request.method())) {
      case GET -> {
        return Result.of(TaskWire.detailed(tasks.get(client.caller(), id), client.asking()));
      }
      case UPDATE -> tasks.update(client.caller(), id, responses(request));
      default -> tasks.cancel(client.caller(), id);
    }
    return Result.empty();
  }

  private static JsonObject responses(JsonRpcMessage request) {
    if (request.params().get(RESPONSES) instanceof JsonObject responses) {
      return responses;
    }
    throw INVALID_PARAMS.inBand("params." + RESPONSES + " must be an object.");
  }
}
