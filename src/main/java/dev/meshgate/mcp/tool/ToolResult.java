package dev.meshgate.mcp.tool;

import dev.meshgate.platform.Json;
import jakarta.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a tool answers.
 *
 * @param content the blocks that a model reads
 * @param structured the same as JSON text, an object, if the tool has an output schema
 * @param isError whether the content tells of a failure that the model can act on
 */
public record ToolResult(List<Content> content, @Nullable String structured, boolean isError) {

  public ToolResult {
    content = List.copyOf(content);
  }

  /** Words alone. */
  public static ToolResult text(String text) {
    return new ToolResult(List.of(Content.text(text)), null, false);
  }

  /** Blocks of any kind, in that order. */
  public static ToolResult of(Content... content) {
    return new ToolResult(List.of(content), null, false);
  }

  /** An object as JSON text; the same text is its one content block, for clients that read that. */
  public static ToolResult structured(String json) {
    return new ToolResult(List.of(Content.text(json)), json, false);
  }

  /** What a tool's method returned. */
  public static ToolResult from(@Nullable Object answer) {
    if (answer instanceof ToolResult result) {
      return result;
    }
    if (answer instanceof String words) {
      return text(words);
    }
    if (answer == null) {
      throw new IllegalStateException("the tool returned null");
    }
    return structured(answer instanceof JsonObject json ? json.toString() : Json.bound(answer));
  }

  /** A failure that the model can act on. */
  public static ToolResult failure(String sentence) {
    return new ToolResult(List.of(Content.text(sentence)), null, true);
  }

  /** How long its content is; what is structured says the same once more. */
  int characters() {
    return content.stream().mapToInt(Content::characters).sum();
  }

  /** All text blocks, joined by line breaks. */
  public String words() {
    var words = new StringBuilder();
    for (var block : content) {
      if (block instanceof Content.Text text) {
        words.append(words.isEmpty() ? "" : "\n").append(text.text());
      }
    }
    return words.toString();
  }
}
