package dev.meshgate.agents.remote;

import dev.meshgate.agents.AgentAsksException;
import dev.meshgate.agents.AgentException;
import dev.meshgate.agents.AgentReply;
import dev.meshgate.agents.AgentRequest;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.Secret;
import dev.meshgate.platform.egress.Answer;
import dev.meshgate.platform.egress.Call;
import dev.meshgate.platform.egress.Wire;
import dev.meshgate.platform.work.Work;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.URI;
import java.util.List;

/**
 * One request a task: {@code POST {endpoint}/execute} with {@code task_id}, {@code task_type},
 * {@code payload}, {@code context} and {@code timeout_seconds}; the answer has {@code status} and
 * {@code result}, or the status {@code input_required} and a {@code question}. Leaving is all that
 * cancels it.
 */
@ApplicationScoped
class PlainHttp implements Adapter {

  private static final String EXECUTE = "/execute";

  @Inject Wire wire;

  @Override
  public Protocol protocol() {
    return Protocol.HTTP;
  }

  @Override
  public Turn begin(Endpoint endpoint, AgentRequest request, Work work) {
    var answer =
        wire.send(
            Call.post(
                target(endpoint.uri()),
                Told.headers(endpoint, work),
                body(endpoint, request, work).toString()),
            event -> {});
    return new Turn(answer.thenApply(PlainHttp::reply), () -> answer.cancel(true));
  }

  /** Some register the address of the agent, and some that of its operation. */
  static URI target(URI endpoint) {
    var text = endpoint.toString().replaceAll("/+$", "");
    return URI.create(text.endsWith(EXECUTE) ? text : text + EXECUTE);
  }

  /** An agent that gets a task a second time, as after a crash here, knows it by its id. */
  private static JsonObject body(Endpoint endpoint, AgentRequest request, Work work) {
    var key = work.key();
    var payload = Json.object().add("prompt", request.task()).add("task", request.task());
    var context = Json.object();
    var material = request.context();
    if (material != null) {
      context.add("text", material);
    }
    if (!endpoint.instructions().isEmpty()) {
      context.add("instructions", endpoint.instructions());
    }
    var type = request.type();
    return Json.object()
        .add("task_id", key.isEmpty() ? Secret.opaqueId("call_") : key)
        .add("task_type", type == null ? "task" : type.word())
        .add("payload", payload)
        .add("context", context)
        .add("timeout_seconds", endpoint.timeout().toSeconds())
        .build();
  }

  private static AgentReply reply(Answer answer) {
    JsonObject said;
    try {
      said = Json.read(answer.body()) instanceof JsonObject object ? object : null;
    } catch (JsonException e) {
      said = null;
    }
    if (said == null) {
      throw new UnreachableAgentException(
          "The agent answered " + answer.status() + " and nothing that can be read as JSON.");
    }
    if (!answer.isFine()) {
      throw Told.refused(answer.status(), Told.text(said, "detail"));
    }
    if (Told.text(said, "status").equals("input_required")) {
      var question = Told.text(said, "question");
      throw new AgentAsksException(
          question.isEmpty() ? "The agent asks for more than was given." : question, false);
    }
    var error = Told.text(said, "error");
    if (Told.text(said, "status").equals("failed") || !error.isEmpty()) {
      throw new AgentException(
          "The agent failed: " + (error.isEmpty() ? "no reason given" : error));
    }
    var result = said.getOrDefault("result", said);
    if (result instanceof JsonString words) {
      return AgentReply.text(words.getString());
    }
    if (result instanceof JsonObject object) {
      var text = Told.text(object, "text");
      return new AgentReply(text.isEmpty() ? object.toString() : text, object, List.of());
    }
    return AgentReply.text(result.toString());
  }
}
