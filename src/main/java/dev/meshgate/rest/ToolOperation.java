package dev.meshgate.rest;

import dev.meshgate.mcp.tool.ToolDescription;
import dev.meshgate.oauth.Scope;
import dev.meshgate.platform.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;

/** One tool as an operation of OpenAPI 3.1. Both of our documents are made of these. */
record ToolOperation(ToolDescription tool) {

  /** The name of the security scheme in both documents. */
  static final String OAUTH = "oauth2";

  /** GPT Actions refuse a summary or description that is longer. */
  private static final int LONGEST = 300;

  String path() {
    return "/v1/tools/" + tool.name();
  }

  /** The Operation Object (OpenAPI 3.1 §4.8.10). */
  JsonObject json() {
    return Json.object()
        .add("operationId", tool.name())
        .add("summary", cut(tool.title()))
        .add("description", cut(tool.description()))
        .add("tags", Json.array().add("tools"))
        .add(
            "requestBody",
            Json.object().add("required", true).add("content", content(tool.inputSchema())))
        .add("responses", responses())
        .add("security", Json.array().add(Json.object().add(OAUTH, scopes())))
        // Whether ChatGPT asks the person each time, or may be told not to ask again.
        .add("x-openai-isConsequential", !tool.hints().readOnly())
        .build();
  }

  private JsonObject responses() {
    return Json.object()
        .add("200", response("What the tool answers.", output()))
        .add("400", refusal("The arguments do not fit; the message says how they would."))
        .add("401", refusal("The access token is missing, over or revoked."))
        .add("403", refusal("The access token does not hold the scopes that this needs."))
        .add("422", refusal("The tool could not do it; the message says why."))
        .add("429", refusal("Too many calls; see Retry-After."))
        .build();
  }

  private JsonObject output() {
    var schema = tool.outputSchema();
    return schema != null
        ? schema
        : Json.object()
            .add("type", "object")
            .add("properties", Json.object().add("text", Json.object().add("type", "string")))
            .build();
  }

  private static JsonObject refusal(String description) {
    return response(description, Json.object().add("$ref", "#/components/schemas/Error").build());
  }

  private static JsonObject response(String description, JsonObject schema) {
    return Json.object().add("description", description).add("content", content(schema)).build();
  }

  private static JsonObject content(JsonObject schema) {
    return Json.object().add("application/json", Json.object().add("schema", schema)).build();
  }

  private JsonArrayBuilder scopes() {
    var scopes = Json.array();
    tool.scopes().stream().sorted().map(Scope::value).forEach(scopes::add);
    return scopes;
  }

  /** At the end of a sentence if one ends late enough, else at a word. */
  static String cut(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    var sentence = text.lastIndexOf(". ", LONGEST - 1);
    if (sentence > LONGEST / 2) {
      return text.substring(0, sentence + 1);
    }
    var word = text.lastIndexOf(' ', LONGEST - 1);
    return text.substring(0, word > 0 ? word : LONGEST - 1) + "…";
  }

  /** The schema of every refusal, {@code #/components/schemas/Error}. */
  static JsonObject error() {
    var text = Json.object().add("type", "string").build();
    var detail =
        Json.object()
            .add("type", "object")
            .add("properties", Json.object().add("path", text).add("message", text));
    return Json.object()
        .add("type", "object")
        .add(
            "properties",
            Json.object()
                .add("error", text)
                .add("message", text)
                .add("details", Json.object().add("type", "array").add("items", detail)))
        .add("required", Json.array().add("error").add("message"))
        .build();
  }
}
