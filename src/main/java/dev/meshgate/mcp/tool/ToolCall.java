package dev.meshgate.mcp.tool;

import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.work.TraceContext;
import jakarta.json.JsonValue;

/**
 * One call of a tool, as the watches see it.
 *
 * @param face what it came through: {@code mcp}, {@code rest} or {@code loose}
 * @param arguments as they came
 * @param trace what the caller says that the call is part of
 * @param begun {@link System#nanoTime} at its beginning
 */
public record ToolCall(
    String face,
    BoundTool tool,
    JsonValue arguments,
    Caller caller,
    TraceContext trace,
    long begun) {

  /** A call that begins now. */
  public static ToolCall of(
      String face, BoundTool tool, JsonValue arguments, Caller caller, TraceContext trace) {
    return new ToolCall(face, tool, arguments, caller, trace, System.nanoTime());
  }
}
