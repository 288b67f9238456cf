package dev.meshgate.mcp;

import dev.meshgate.mcp.tool.Presentation;
import dev.meshgate.platform.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** The extension MCP Apps: clients that draw a resource of ours beside a tool's call. */
public final class Widgets {

  /** What such a resource is; a client says that it draws this. */
  public static final String MIME_TYPE = "text/html;profile=mcp-app";

  static final String EXTENSION = "io.modelcontextprotocol/ui";

  private Widgets() {}

  /** Whether a client with those capabilities draws them. */
  public static boolean drawnWith(@Nullable JsonValue capabilities) {
    return capabilities instanceof JsonObject declared
        && declared.get("extensions") instanceof JsonObject extensions
        && extensions.get(EXTENSION) instanceof JsonObject details
        && details.get("mimeTypes") instanceof JsonArray types
        && types.getValuesAs(JsonValue.class).stream()
            .anyMatch(
                type -> type instanceof JsonString word && word.getString().equals(MIME_TYPE));
  }

  /** What the {@code _meta} of a tool says of it. */
  static void describe(Presentation presentation, JsonObjectBuilder meta) {
    if (presentation.forWidgets()) {
      meta.add("ui", Json.object().add("visibility", Json.array().add("app")));
    } else if (!presentation.widget().isEmpty()) {
      meta.add("ui", Json.object().add("resourceUri", presentation.widget()))
          // ChatGPT knew it by this name first, and some of its versions still do.
          .add("openai/outputTemplate", presentation.widget());
    }
  }
}
