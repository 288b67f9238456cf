package dev.meshgate.conformance;

import dev.meshgate.mcp.tool.Content;
import dev.meshgate.mcp.tool.Tool;
import dev.meshgate.mcp.tool.ToolArg;
import dev.meshgate.mcp.tool.ToolFailure;
import dev.meshgate.mcp.tool.ToolResult;
import dev.meshgate.oauth.Scope;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.work.Work;
import dev.meshgate.platform.work.Work.Severity;
import jakarta.enterprise.context.Dependent;

/** Tools that answer once, with each kind of content. */
@Dependent
class PlainTools {

  @Tool(name = "test_simple_text", description = "Answers with text.", scope = Scope.MCP_READ)
  String simpleText() {
    return "This is a simple text response for testing.";
  }

  @Tool(name = "test_image_content", description = "Answers with an image.", scope = Scope.MCP_READ)
  ToolResult imageContent() {
    return ToolResult.of(Content.image(Samples.png(), Samples.PNG));
  }

  @Tool(name = "test_audio_content", description = "Answers with sound.", scope = Scope.MCP_READ)
  ToolResult audioContent() {
    return ToolResult.of(Content.audio(Samples.wav(), Samples.WAV));
  }

  @Tool(
      name = "test_embedded_resource",
      description = "Answers with a resource.",
      scope = Scope.MCP_READ)
  ToolResult embeddedResource() {
    return ToolResult.of(
        resource(
            "test://embedded-resource", "text/plain", "This is an embedded resource content."));
  }

  @Tool(
      name = "test_multiple_content_types",
      description = "Answers with text, an image and a resource.",
      scope = Scope.MCP_READ)
  ToolResult multipleContentTypes() {
    return ToolResult.of(
        Content.text("Multiple content types test:"),
        Content.image(Samples.png(), Samples.PNG),
        resource(
            "test://mixed-content-resource",
            "application/json",
            "{\"test\":\"data\",\"value\":123}"));
  }

  @Tool(name = "test_error_handling", description = "Always fails.", scope = Scope.MCP_READ)
  String errorHandling() {
    throw new ToolFailure("This tool intentionally returns an error for testing");
  }

  @Tool(
      name = "test_tool_with_progress",
      description = "Tells of its progress.",
      scope = Scope.MCP_READ)
  String progress(Work work) {
    for (var done = 0; done <= 100; done += 50) {
      work.report(done, 100, done + " of 100");
    }
    return "It is done.";
  }

  @Tool(
      name = "test_tool_with_logging",
      description = "Notes what it does.",
      scope = Scope.MCP_READ)
  String logging(Work work) {
    work.note(Severity.INFO, "Tool execution started");
    work.note(Severity.INFO, "Tool processing data");
    work.note(Severity.INFO, "Tool execution completed");
    return "It was noted.";
  }

  @Tool(name = "test_logging_tool", description = "Notes one thing.", scope = Scope.MCP_READ)
  String oneNote(Work work) {
    work.note(Severity.INFO, "This is noted");
    return "It was noted.";
  }

  @Tool(
      name = "test_x_mcp_header",
      description = "Has an argument that proxies can see.",
      scope = Scope.MCP_READ)
  String region(@ToolArg(header = "Region") String region) {
    return "The region is " + region + ".";
  }

  private static Content resource(String uri, String mimeType, String text) {
    return new Content.Embedded(
        Json.object().add("uri", uri).add("mimeType", mimeType).add("text", text).build());
  }
}
