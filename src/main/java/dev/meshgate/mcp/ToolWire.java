package dev.meshgate.mcp;

import static dev.meshgate.mcp.ProtocolVersion.V2025_06_18;

import dev.meshgate.mcp.tool.BoundTool;
import dev.meshgate.mcp.tool.Content;
import dev.meshgate.mcp.tool.ToolDescription;
import dev.meshgate.mcp.tool.ToolResult;
import dev.meshgate.mcp.tool.Toolset;
import dev.meshgate.oauth.Scope;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.JsonText;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;

/** Writes tools and what they answer as each revision of MCP knows them. */
public final class ToolWire {

  private ToolWire() {}

  /**
   * The array {@code tools} of {@code tools/list}. It never changes, so it is written once.
   *
   * @param widgets whether the client draws widgets; another would show a model what is for them
   */
  public static String list(Toolset tools, ProtocolVersion version, boolean widgets) {
    return tools.rendering(
        (widgets ? "tools and widgets " : "tools ") + version.wire(),
        all -> {
          var list = Json.array();
          all.all().stream()
              .map(BoundTool::description)
              .filter(tool -> widgets || !tool.presentation().forWidgets())
              .forEach(tool -> list.add(tool(tool, version)));
          return list.build().toString();
        });
  }

  private static JsonObject tool(ToolDescription tool, ProtocolVersion version) {
    var json = Json.object().add("name", tool.name());
    if (version.isSince(V2025_06_18)) {
      json.add("title", tool.title());
    }
    json.add("description", tool.description()).add("inputSchema", tool.inputSchema());
    var output = tool.outputSchema();
    if (output != null && version.isSince(V2025_06_18)) {
      json.add("outputSchema", output);
    }
    json.add(
        "annotations",
        Json.object()
            .add("title", tool.title())
            .add("readOnlyHint", tool.hints().readOnly())
            .add("destructiveHint", tool.hints().destructive())
            .add("idempotentHint", tool.hints().idempotent())
            .add("openWorldHint", tool.hints().openWorld()));
    if (version.isSince(V2025_06_18)) {
      // ChatGPT reads it at either place, and some libraries drop what they do not know.
      var meta = Json.object().add("securitySchemes", securitySchemes(tool));
      Widgets.describe(tool.presentation(), meta);
      json.add("securitySchemes", securitySchemes(tool)).add("_meta", meta);
    }
    return json.build();
  }

  private static JsonArray securitySchemes(ToolDescription tool) {
    var scopes = Json.array();
    tool.scopes().stream().sorted().map(Scope::value).forEach(scopes::add);
    return Json.array().add(Json.object().add("type", "oauth2").add("scopes", scopes)).build();
  }

  /** A buffer that most results fit in: structured content is there twice, once with escapes. */
  public static StringBuilder bufferFor(ToolResult result) {
    var structured = result.structured();
    return new StringBuilder(512 + (structured == null ? 0 : structured.length() * 5 / 2));
  }

  /** Appends the members {@code content}, {@code structuredContent} and {@code isError}. */
  public static void result(StringBuilder json, ToolResult result, ProtocolVersion version) {
    content(json.append("\"content\":"), result.content(), version);
    if (result.structured() != null && version.isSince(V2025_06_18)) {
      json.append(",\"structuredContent\":").append(result.structured());
    }
    if (result.isError()) {
      json.append(",\"isError\":true");
    }
  }

  /** Appends an array of content blocks. */
  static void content(StringBuilder json, List<Content> content, ProtocolVersion version) {
    json.append('[');
    var first = true;
    for (var block : content) {
      json.append(first ? "" : ",");
      block(json, block, version);
      first = false;
    }
    json.append(']');
  }

  /** Appends one content block. */
  public static void block(StringBuilder json, Content block, ProtocolVersion version) {
    if (block instanceof Content.Text text) {
      JsonText.quote(json.append("{\"type\":\"text\",\"text\":"), text.text());
      json.append('}');
    } else if (block instanceof Content.Link link && !version.isSince(V2025_06_18)) {
      block(json, Content.text(link.name() + ": " + link.uri()), version);
    } else {
      json.append(object(block));
    }
  }

  private static JsonObject object(Content block) {
    if (block instanceof Content.Media media) {
      return Json.object()
          .add("type", media.type())
          .add("data", media.data())
          .add("mimeType", media.mimeType())
          .build();
    }
    if (block instanceof Content.Embedded embedded) {
      return Json.object().add("type", "resource").add("resource", embedded.resource()).build();
    }
    if (block instanceof Content.Link link) {
      return Json.object()
          .add("type", "resource_link")
          .add("uri", link.uri())
          .add("name", link.name())
          .add("mimeType", link.mimeType())
          .build();
    }
    throw new IllegalArgumentException("no content block: " + block);
  }
}
