package dev.meshgate.mcp;

import dev.meshgate.mcp.JsonRpcError.JsonRpcException;
import dev.meshgate.platform.JsonText;
import org.jspecify.annotations.Nullable;

/** Writes the messages of JSON-RPC 2.0 as text around what is text already. */
public final class JsonRpc {

  private JsonRpc() {}

  /**
   * A response.
   *
   * @param result JSON text
   */
  public static String result(@Nullable String id, CharSequence result) {
    return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + result + "}";
  }

  /** An error; the id is left out where it could not be read. */
  public static String error(@Nullable String id, JsonRpcException refusal) {
    var json = new StringBuilder(160).append("{\"jsonrpc\":\"2.0\",");
    if (id != null) {
      json.append("\"id\":").append(id).append(',');
    }
    json.append("\"error\":{\"code\":").append(refusal.error().code()).append(",\"message\":");
    JsonText.quote(json, refusal.sentence());
    if (refusal.data() != null) {
      json.append(",\"data\":").append(refusal.data());
    }
    return json.append("}}").toString();
  }

  /**
   * A request of ours to the client, as the revisions before 2026-07-28 know it.
   *
   * @param params JSON text
   */
  public static String request(String id, String method, CharSequence params) {
    return "{\"jsonrpc\":\"2.0\",\"id\":"
        + JsonText.quoted(id)
        + ",\"method\":"
        + JsonText.quoted(method)
        + ",\"params\":"
        + params
        + "}";
  }

  /**
   * A notification.
   *
   * @param params JSON text
   */
  public static String notification(String method, CharSequence params) {
    return "{\"jsonrpc\":\"2.0\",\"method\":"
        + JsonText.quoted(method)
        + ",\"params\":"
        + params
        + "}";
  }
}
