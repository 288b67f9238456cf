package dev.meshgate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.Visitor.Answer;
import jakarta.json.JsonObject;
import java.time.Duration;

/**
 * A client of MCP 2026-07-28 that comes back for what takes long, and whose person can be asked.
 */
public record TaskClient(Mcp mcp) {

  public static final String META =
      "\"_meta\":{\"io.modelcontextprotocol/clientCapabilities\":"
          + "{\"elicitation\":{},\"extensions\":{\"io.modelcontextprotocol/tasks\":{}}}}";

  public static TaskClient of(Visitor visitor, String token) {
    return new TaskClient(new Mcp(visitor, "/v1/mcp", Mcp.MODERN, token));
  }

  /** The result of a call, or the error. */
  public JsonObject call(String tool, String arguments) {
    var params = "{\"name\":\"%s\",\"arguments\":%s,%s}".formatted(tool, arguments, META);
    return told(mcp.request("tools/call", params, "Accept", "application/json"));
  }

  /** The id of the task that the call became. */
  public String begun(String tool, String arguments) {
    var task = call(tool, arguments);
    assertThat(task.getString("resultType", "")).as(task.toString()).isEqualTo("task");
    return task.getString("taskId");
  }

  public JsonObject get(String id) {
    return told(request("tasks/get", id, ""));
  }

  public JsonObject update(String id, String inputResponses) {
    return told(request("tasks/update", id, ",\"inputResponses\":" + inputResponses));
  }

  public JsonObject cancel(String id) {
    return told(request("tasks/cancel", id, ""));
  }

  /** A method about a task. */
  public Answer request(String method, String id, String more) {
    return mcp.request(method, "{\"taskId\":\"%s\"%s,%s}".formatted(id, more, META));
  }

  /** The task, as soon as it stands so. */
  public JsonObject until(String id, String status) {
    return Soon.seen(
        Duration.ofSeconds(40), () -> get(id), task -> task.getString("status", "").equals(status));
  }

  private static JsonObject told(Answer answer) {
    var message = answer.json();
    return message.containsKey("result")
        ? message.getJsonObject("result")
        : message.getJsonObject("error");
  }
}
