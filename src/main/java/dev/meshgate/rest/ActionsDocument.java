package dev.meshgate.rest;

import dev.meshgate.mcp.tool.ToolDescription;
import dev.meshgate.oauth.Scope;
import dev.meshgate.platform.BaseUrl;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.Problem;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The OpenAPI document that a person pastes into a GPT to give it our tools as actions. */
final class ActionsDocument {

  /** ChatGPT reads no more of one document. */
  static final int MOST = 30;

  private ActionsDocument() {}

  /**
   * The document.
   *
   * @throws Problem when there are more tools than ChatGPT would read
   */
  static JsonObject of(BaseUrl base, List<ToolDescription> tools) {
    if (tools.size() > MOST) {
      throw new Problem(
          500,
          "TOO_MANY_OPERATIONS",
          "GPT Actions take at most "
              + MOST
              + " operations, and this installation has "
              + tools.size()
              + " tools. An operator names those to expose in MESHGATE_ACTIONS_TOOLS.");
    }
    var paths = Json.object();
    tools.stream()
        .map(ToolOperation::new)
        .forEach(tool -> paths.add(tool.path(), Json.object().add("post", tool.json())));
    return Json.object()
        .add("openapi", "3.1.0")
        .add("info", info())
        .add("servers", Json.array().add(Json.object().add("url", base.value())))
        .add("paths", paths)
        .add(
            "components",
            Json.object()
                .add("schemas", Json.object().add("Error", OpenApiParts.error()))
                .add(
                    "securitySchemes",
                    Json.object().add(OpenApiParts.OAUTH, OpenApiParts.oauth(base, scopes(tools)))))
        .build();
  }

  private static JsonObject info() {
    return Json.object()
        .add("title", "Meshgate")
        .add("description", "The tools of this organisation's agents, models and documents.")
        .add("version", "1")
        .build();
  }

  private static Set<Scope> scopes(List<ToolDescription> tools) {
    return tools.stream().flatMap(tool -> tool.scopes().stream()).collect(Collectors.toSet());
  }
}
