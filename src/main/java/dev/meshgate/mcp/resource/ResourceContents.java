package dev.meshgate.mcp.resource;

import dev.meshgate.platform.Json;
import jakarta.json.JsonObject;
import java.util.Base64;

/** What a resource holds. */
public sealed interface ResourceContents {

  /** Words. */
  record Text(String mimeType, String text) implements ResourceContents {}

  /** Bytes, as base64. */
  record Blob(String mimeType, String base64) implements ResourceContents {}

  static ResourceContents text(String mimeType, String text) {
    return new Text(mimeType, text);
  }

  static ResourceContents blob(String mimeType, byte[] bytes) {
    return new Blob(mimeType, Base64.getEncoder().encodeToString(bytes));
  }

  /** As MCP writes it. */
  default JsonObject json(String uri) {
    var json = Json.object().add("uri", uri);
    if (this instanceof Text text) {
      return json.add("mimeType", text.mimeType()).add("text", text.text()).build();
    }
    var blob = (Blob) this;
    return json.add("mimeType", blob.mimeType()).add("blob", blob.base64()).build();
  }
}
