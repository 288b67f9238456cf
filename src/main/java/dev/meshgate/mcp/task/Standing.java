package dev.meshgate.mcp.task;

import dev.meshgate.mcp.JsonRpcError.JsonRpcException;
import dev.meshgate.mcp.ProtocolVersion;
import dev.meshgate.mcp.ToolWire;
import dev.meshgate.mcp.ask.Question;
import dev.meshgate.mcp.tool.ToolResult;
import dev.meshgate.platform.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.function.Supplier;

/** Where a task stands, with what SEP-2663 has beside that. The last three are final. */
public sealed interface Standing {

  /** Somebody is at it. */
  record Working() implements Standing {}

  /** It goes on when these are answered. */
  record InputRequired(List<Question> questions) implements Standing {}

  /**
   * There is what the call would have given, also where that tells of a failure.
   *
   * @param result gives a {@code CallToolResult} as JSON text. It is asked where that is told, and
   *     not to learn how the task stands.
   */
  record Completed(Supplier<String> result) implements Standing {

    public static Completed of(Supplier<ToolResult> result) {
      return new Completed(() -> text(result.get()));
    }

    static String text(ToolResult result) {
      var json = ToolWire.bufferFor(result).append("{\"resultType\":\"complete\",");
      ToolWire.result(json, result, ProtocolVersion.MODERN);
      return json.append('}').toString();
    }
  }

  /**
   * The call would have given an error.
   *
   * @param error with {@code code}, {@code message} and perhaps {@code data}
   */
  record Failed(JsonObject error) implements Standing {

    public static Failed of(JsonRpcException refusal) {
      var error =
          Json.object().add("code", refusal.error().code()).add("message", refusal.sentence());
      var data = refusal.data();
      return new Failed((data == null ? error : error.add("data", data)).build());
    }
  }

  /** Somebody called it off. */
  record Cancelled() implements Standing {}

  /** The word for it on the wire. */
  default String word() {
    if (this instanceof Working) {
      return "working";
    }
    if (this instanceof InputRequired) {
      return "input_required";
    }
    if (this instanceof Completed) {
      return "completed";
    }
    return this instanceof Failed ? "failed" : "cancelled";
  }

  default boolean isFinal() {
    return !(this instanceof Working || this instanceof InputRequired);
  }
}
