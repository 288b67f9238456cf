package dev.meshgate.rest;

import dev.meshgate.mcp.tool.ToolDescription;
import dev.meshgate.oauth.Scope;
import dev.meshgate.platform.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;

/** One tool as an operation of OpenAPI 3.1. Both of our documents are made of these. */
record ToolOperation(ToolDescription tool) {

  String path() {
    return "/v1/tools/" + tool.name();
  }

  /** The Operation Object (OpenAPI 3.1 §4.8.10). */
  JsonObject json() {
    return Json.object()
        .add("operationId", tool.name())
        .add("summary", OpenApiParts.cut(tool.title()))
        .add("description", OpenApiParts.cut(tool.description()))
        .add("tags", Json.array().add("tools"))
        .add(
            "requestBody",
            Json.object()
                .add("required", true)
                .add("content", OpenApiParts.content(tool.inputSchema())))
        .add("responses", responses())
        .add("security", Json.array().add(Json.object().add(OpenApiParts.OAUTH, scopes())))
        // Whether ChatGPT asks the person each time, or may be told not to ask again.
        .add("x-openai-isConsequential", !tool.hints().readOnly())
        .build();
  }

  private JsonObject responses() {
    return Json.object()
        .add("200", OpenApiParts.response("What the tool answers.", output()))
        .add(
            "400",
            OpenApiParts.refusal("The arguments do not fit; the message says how they would."))
        .add("401", OpenApiParts.refusal("The access token is missing, over or revoked."))
        .add(
            "403",
            OpenApiParts.refusal("The access token does not hold the scopes that this needs."))
        .add("422", OpenApiParts.refusal("The tool could not do it; the message says why."))
        .add("429", OpenApiParts.refusal("Too many calls; see Retry-After."))
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

  private JsonArrayBuilder scopes() {
    var scopes = Json.array();
    tool.scopes().stream().sorted().map(Scope::value).forEach(scopes::add);
    return scopes;
  }
}
