package dev.meshgate.mcp;

import static dev.meshgate.mcp.JsonRpcError.INVALID_REQUEST;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A message of JSON-RPC 2.0 that a client posted: a request, a notification (without {@code id}),
 * or a response (without {@code method}).
 *
 * @param id as JSON text, to be echoed
 * @param whole the message as it came, for what a response holds
 */
public record JsonRpcMessage(
    @Nullable String id, @Nullable String method, JsonObject params, JsonObject whole) {

  public static JsonRpcMessage of(JsonValue body) {
    if (!(body instanceof JsonObject message)) {
      throw INVALID_REQUEST.because("The message must be a JSON object.");
    }
    if (!(message.get("jsonrpc") instanceof JsonString version)
        || !version.getString().equals("2.0")) {
      throw INVALID_REQUEST.because("The member jsonrpc must be \"2.0\".");
    }
    if (message.containsKey("id") && idOf(message) == null) {
      throw INVALID_REQUEST.because("The id must be a string or an integer, never null.");
    }
    var params = message.getOrDefault("params", JsonValue.EMPTY_JSON_OBJECT);
    if (!(params instanceof JsonObject named)) {
      throw INVALID_REQUEST.because("The params must be an object.");
    }
    return new JsonRpcMessage(idOf(message), methodOf(message), named, message);
  }

  /** The id, even of a message that is otherwise wrong. */
  public static @Nullable String idOf(JsonValue body) {
    var id = body instanceof JsonObject message ? message.get("id") : null;
    return id instanceof JsonString || (id instanceof JsonNumber number && number.isIntegral())
        ? id.toString()
        : null;
  }

  private static @Nullable String methodOf(JsonObject message) {
    var method = message.get("method");
    if (method instanceof JsonString name) {
      return name.getString();
    }
    if (method == null
        && message.containsKey("id")
        && (message.containsKey("result") || message.containsKey("error"))) {
      return null;
    }
    throw INVALID_REQUEST.because("The member method must be a string.");
  }

  public boolean isRequest() {
    return id != null && method != null;
  }

  public boolean isNotification() {
    return id == null;
  }

  public boolean isResponse() {
    return method == null;
  }

  /** The {@code params._meta}, empty if there is none. */
  public JsonObject meta() {
    return params.get("_meta") instanceof JsonObject meta ? meta : JsonValue.EMPTY_JSON_OBJECT;
  }

  /** A string among the params, if it is one. */
  public @Nullable String text(String name) {
    return params.get(name) instanceof JsonString text ? text.getString() : null;
  }
}
