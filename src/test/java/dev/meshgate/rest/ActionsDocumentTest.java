package dev.meshgate.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.meshgate.mcp.tool.BoundTool;
import dev.meshgate.mcp.tool.Hints;
import dev.meshgate.mcp.tool.Presentation;
import dev.meshgate.mcp.tool.ToolDescription;
import dev.meshgate.mcp.tool.ToolFixtures;
import dev.meshgate.oauth.Scope;
import dev.meshgate.platform.BaseUrl;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.Problem;
import io.smallrye.openapi.runtime.io.Format;
import io.smallrye.openapi.runtime.io.OpenApiSerializer;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The document for ChatGPT Actions")
class ActionsDocumentTest {

  private static final BaseUrl BASE = new BaseUrl("https://mesh.example.com");

  private final JsonObject document = ActionsDocument.of(BASE, fixtures());

  @Test
  void isOpenApi31WithOneServerAndOneWayToSignIn() {
    assertThat(document.getString("openapi")).isEqualTo("3.1.0");
    assertThat(document.getJsonArray("servers"))
        .hasToString("[{\"url\":\"https://mesh.example.com\"}]");
    var flow =
        document
            .getJsonObject("components")
            .getJsonObject("securitySchemes")
            .getJsonObject("oauth2")
            .getJsonObject("flows")
            .getJsonObject("authorizationCode");
    assertThat(flow.getString("authorizationUrl"))
        .isEqualTo("https://mesh.example.com/oauth/authorize");
    assertThat(flow.getString("tokenUrl")).isEqualTo("https://mesh.example.com/oauth/token");
    assertThat(flow.getJsonObject("scopes"))
        .containsOnlyKeys("mcp:read", "mcp:execute", "mcp:manage");
  }

  @Test
  void asksThePersonBeforeWhatChangesSomething() {
    assertThat(operation("echo").getBoolean("x-openai-isConsequential")).isFalse();
    assertThat(operation("manage").getBoolean("x-openai-isConsequential")).isTrue();
  }

  @Test
  @SuppressWarnings("deprecation") // Its successor wants a whole configuration.
  void saysTheSameAsOpenApi() throws IOException {
    var paths = OASFactory.createPaths();
    fixtures().stream()
        .map(ToolOperation::new)
        .forEach(
            tool ->
                paths.addPathItem(
                    tool.path(),
                    OASFactory.createPathItem().POST(OpenApiModel.operation(tool.json()))));

    var openApi =
        Json.readObject(
            OpenApiSerializer.serialize(OASFactory.createOpenAPI().paths(paths), Format.JSON));

    assertThat(openApi.getJsonObject("paths")).isEqualTo(document.getJsonObject("paths"));
  }

  @Test
  void keepsToTheLengthsThatChatGptReads() {
    var long300 = OpenApiParts.cut("A sentence of some words. ".repeat(20));

    assertThat(long300).hasSizeLessThanOrEqualTo(300).endsWith("words.");
    assertThat(OpenApiParts.cut("word ".repeat(100))).hasSizeLessThanOrEqualTo(300).endsWith("…");
    assertThat(OpenApiParts.cut("x".repeat(301))).hasSize(300);
    assertThat(OpenApiParts.cut("x".repeat(300))).isEqualTo("x".repeat(300));
  }

  @Test
  void holdsThirtyOperationsAndNotOneMore() {
    assertThat(ActionsDocument.of(BASE, tools(30)).getJsonObject("paths")).hasSize(30);
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> ActionsDocument.of(BASE, tools(31)))
        .withMessageContaining("31 tools")
        .withMessageContaining("MESHGATE_ACTIONS_TOOLS");
  }

  private JsonObject operation(String tool) {
    return document.getJsonObject("paths").getJsonObject("/v1/tools/" + tool).getJsonObject("post");
  }

  private static List<ToolDescription> fixtures() {
    return ToolFixtures.toolset().all().stream().map(BoundTool::description).toList();
  }

  private static List<ToolDescription> tools(int count) {
    var schema = Json.object().add("type", "object").build();
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new ToolDescription(
                    "tool_" + i,
                    "",
                    "Do it.",
                    Set.of(Scope.MCP_READ),
                    Hints.LOOKS,
                    schema,
                    null,
                    false,
                    Set.of(),
                    "",
                    Presentation.PLAIN))
        .toList();
  }
}
