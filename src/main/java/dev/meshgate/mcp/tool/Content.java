package dev.meshgate.mcp.tool;

import jakarta.json.JsonObject;
import java.util.Base64;

/** One block of a tool's answer, in the words of MCP ({@code ContentBlock}). */
public sealed interface Content {

  /** Plain text. */
  record Text(String text) implements Content {}

  /** A picture or a sound ({@code type} is {@code image} or {@code audio}), in base64. */
  record Media(String type, String data, String mimeType) implements Content {}

  /** A resource as it is: either {@code text} or base64 {@code blob} among its members. */
  record Embedded(JsonObject resource) implements Content {}

  /** Where a resource is. Not known before 2025-06-18, where it becomes text. */
  record Link(String uri, String name, String mimeType) implements Content {}

  /** How much of an answer it is. */
  default int characters() {
    if (this instanceof Text words) {
      return words.text().length();
    }
    if (this instanceof Media media) {
      return media.data().length();
    }
    return this instanceof Embedded embedded ? embedded.resource().toString().length() : 0;
  }

  static Content text(String text) {
    return new Text(text);
  }

  static Content image(byte[] bytes, String mimeType) {
    return new Media("image", Base64.getEncoder().encodeToString(bytes), mimeType);
  }

  static Content audio(byte[] bytes, String mimeType) {
    return new Media("audio", Base64.getEncoder().encodeToString(bytes), mimeType);
  }
}
