package dev.meshgate.mcp.tool;

import dev.meshgate.oauth.bearer.Caller;
import jakarta.json.JsonValue;

/**
 * One call of a tool, as the watches see it.
 *
 * @param face what it came through: {@code mcp}, {@code rest} or {@code loose}
 * @param arguments as they came
 * @param begun {@link System#nanoTime} at its beginning
 */
public record ToolCall(
    String face, BoundTool tool, JsonValue arguments, Caller caller, long begun) {}
