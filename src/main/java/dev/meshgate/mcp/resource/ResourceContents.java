package dev.meshgate.mcp.resource;

import dev.meshgate.platform.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Base64;

/** What a resource holds. */
public sealed interface ResourceContents {

  /**
   * Words.
   *
   * @param meta what a client should know of how to show them; empty for nothing
   */
  record Text(String mimeType, String text, JsonObject meta) implements ResourceContents {}

  /** Bytes, as base64. */
  record Blob(String mimeType, String base64) implements ResourceContents {}

  static ResourceContents text(String mimeType, String text) {
    return new Text(mimeType, text, JsonValue.EMPTY_JSON_OBJECT);
  }

  static ResourceContents blob(String mimeType, byte[] bytes) {
    return new Blob(mimeType, Base64.getEncoder().encodeToString(bytes));
  }

  /** As MCP writes it. */
  default JsonObject json(String uri) {
    var json = Json.object().add("uri", uri);
    if (this instanceof Text text) {
      json.add("mimeType", text.mimeType()).add("text", text.text());
      return text.meta().isEmpty() ? json.build() : json.add("_meta", text.meta()).build();
    }
    var blob = (Blob) this;
    return json.add("mimeType", blob.mimeType()).add("blob", blob.base64()).build();
  }
}
