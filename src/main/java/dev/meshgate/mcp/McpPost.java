package dev.meshgate.mcp;

import dev.meshgate.mcp.tool.Toolset;
import dev.meshgate.oauth.bearer.Caller;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * One POST to an MCP endpoint, read and not yet understood.
 *
 * @param tools what is behind the URL
 */
public record McpPost(Headers headers, JsonValue body, Caller caller, Toolset tools) {

  /** The headers of MCP 2026-07-28 Streamable HTTP; null where they were not sent. */
  public record Headers(
      @Nullable String protocolVersion, @Nullable String method, @Nullable String name) {

    /** RFC 9110 §5.5: white space around a value does not belong to it. */
    public Headers {
      protocolVersion = protocolVersion == null ? null : protocolVersion.strip();
      method = method == null ? null : method.strip();
      name = name == null ? null : name.strip();
    }

    public static final Headers NONE = new Headers(null, null, null);
  }

  /** The id to answer to, as JSON text, if there is one. */
  public @Nullable String id() {
    return JsonRpcMessage.idOf(body);
  }
}
