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

  /**
   * The headers of Streamable HTTP; null where they were not sent. White space around a value does
   * not belong to it (RFC 9110 §5.5).
   *
   * @param session of a revision that has sessions
   */
  public record Headers(
      @Nullable String protocolVersion,
      @Nullable String method,
      @Nullable String name,
      @Nullable String session,
      Params params) {

    public static final Headers NONE = of(header -> null);

    /** Those of a request; {@code Mcp-Param-…} is looked at while it is answered. */
    public static Headers of(Params sent) {
      Params stripped =
          header -> {
            var value = sent.header(header);
            return value == null ? null : value.strip();
          };
      return new Headers(
          stripped.header("MCP-Protocol-Version"),
          stripped.header("Mcp-Method"),
          stripped.header("Mcp-Name"),
          stripped.header("Mcp-Session-Id"),
          stripped);
    }
  }

  /** All headers, by name. */
  @FunctionalInterface
  public interface Params {
    @Nullable String header(String name);
  }

  /** The id to answer to, as JSON text, if there is one. */
  public @Nullable String id() {
    return JsonRpcMessage.idOf(body);
  }

  /** Whether there is nothing beside tools at its address. */
  public boolean isForToolsAlone() {
    return tools.isAlone();
  }
}
