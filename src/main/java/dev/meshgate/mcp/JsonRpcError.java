package dev.meshgate.mcp;

import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** The error codes of JSON-RPC 2.0 §5.1 and of MCP 2026-07-28, each with its HTTP status. */
public enum JsonRpcError {
  PARSE_ERROR(-32700, 400),
  INVALID_REQUEST(-32600, 400),
  METHOD_NOT_FOUND(-32601, 404),
  INVALID_PARAMS(-32602, 400),
  INTERNAL_ERROR(-32603, 500),
  HEADER_MISMATCH(-32020, 400),
  MISSING_CLIENT_CAPABILITY(-32021, 400),
  UNSUPPORTED_PROTOCOL_VERSION(-32022, 400),
  /** What servers of the old eras answer to an MCP-Protocol-Version that they do not know. */
  LEGACY_SERVER_ERROR(-32000, 400),
  /** What servers of the old eras answer to a session that they do not know. */
  SESSION_NOT_FOUND(-32001, 404),
  /** What the revisions before 2026-07-28 say of a resource that is not there. */
  RESOURCE_NOT_FOUND(-32002, 200),
  /** Our own, outside of what JSON-RPC keeps for itself: slow down. */
  TOO_MANY_REQUESTS(429, 429);

  private final int code;
  private final int status;

  JsonRpcError(int code, int status) {
    this.code = code;
    this.status = status;
  }

  public int code() {
    return code;
  }

  /** Reads as a sentence: {@code throw INVALID_PARAMS.because("…")}. */
  public JsonRpcException because(String message) {
    return new JsonRpcException(this, status, message, null);
  }

  public JsonRpcException because(String message, JsonObject data) {
    return new JsonRpcException(this, status, message, data);
  }

  /** What went wrong inside a method is an answer like another: HTTP has nothing to add. */
  public JsonRpcException inBand(String message) {
    return new JsonRpcException(this, 200, message, null);
  }

  public JsonRpcException inBand(String message, JsonObject data) {
    return new JsonRpcException(this, 200, message, data);
  }

  /** Where HTTP has a better word than this code usually gets. */
  public JsonRpcException withStatus(int status, String message) {
    return new JsonRpcException(this, status, message, null);
  }

  /** A refusal in the words of JSON-RPC. It has no stack trace: it is an answer, not a bug. */
  public static class JsonRpcException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final JsonRpcError error;
    private final int status;
    private final transient @Nullable JsonObject data;

    JsonRpcException(JsonRpcError error, int status, String message, @Nullable JsonObject data) {
      super(message, null, false, false);
      this.error = error;
      this.status = status;
      this.data = data;
    }

    public JsonRpcError error() {
      return error;
    }

    public int status() {
      return status;
    }

    public @Nullable JsonObject data() {
      return data;
    }

    public String sentence() {
      return String.valueOf(getMessage());
    }
  }
}
