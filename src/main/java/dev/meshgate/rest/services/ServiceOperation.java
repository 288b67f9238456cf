package dev.meshgate.rest.services;

import dev.meshgate.oauth.Scope;
import dev.meshgate.platform.Json;
import dev.meshgate.rest.OpenApiParts;
import dev.meshgate.services.Edition;
import dev.meshgate.services.contract.InputSchemas;
import dev.meshgate.services.contract.Output;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;

/** One service as an operation of OpenAPI, with its own names, bounds and results. */
final class ServiceOperation {

  private final Edition edition;
  private final Optional<ServiceExample> example;

  ServiceOperation(Edition edition, Optional<ServiceExample> example) {
    this.edition = edition;
    this.example = example;
  }

  String path() {
    return "/v1/services/" + edition.id() + "/execute";
  }

  /** The Operation Object (OpenAPI 3.1 §4.8.10). */
  JsonObject json() {
    var definition = edition.definition();
    var text =
        definition.description()
            + (definition.guidance().usage().isEmpty() ? "" : " " + definition.guidance().usage());
    return Json.object()
        // Of many services in one document, each has its own.
        .add("operationId", "calculate_" + edition.id().replace('-', '_'))
        .add("summary", OpenApiParts.cut(definition.name()))
        .add("description", OpenApiParts.cut(text.isBlank() ? definition.name() : text))
        .add(
            "requestBody",
            Json.object()
                .add("required", true)
                .add("content", content(request(), example.map(ServiceExample::request))))
        .add("responses", responses())
        .add(
            "security",
            Json.array()
                .add(
                    Json.object()
                        .add(OpenApiParts.OAUTH, Json.array().add(Scope.MCP_EXECUTE.value()))))
        .add("x-openai-isConsequential", false)
        .build();
  }

  private static JsonObject content(JsonObject schema, Optional<JsonObject> example) {
    var media = Json.object().add("schema", schema);
    example.ifPresent(shown -> media.add("example", shown));
    return Json.object().add("application/json", media).build();
  }

  private JsonObject request() {
    return Json.object()
        .add("type", "object")
        .add("properties", Json.object().add("inputs", InputSchemas.of(edition.definition())))
        .add("required", Json.array().add("inputs"))
        .build();
  }

  private JsonObject responses() {
    var answered =
        Json.object()
            .add("description", "What comes out.")
            .add("content", content(answer(), example.map(ServiceExample::answer)));
    return Json.object()
        .add("200", answered)
        .add(
            "400",
            OpenApiParts.refusal("Inputs are missing or wrong; the message says how to mend it."))
        .add("401", OpenApiParts.refusal("The access token is missing, over or revoked."))
        .add(
            "403",
            OpenApiParts.refusal("The access token does not hold the scopes that this needs."))
        .add("404", OpenApiParts.refusal("There is no such service, or you may not use it."))
        .add("422", OpenApiParts.refusal("The calculation came to no result."))
        .add("429", OpenApiParts.refusal("Too many calculations; see Retry-After."))
        .build();
  }

  private JsonObject answer() {
    var text = Json.object().add("type", "string").build();
    var service =
        Json.object()
            .add("type", "object")
            .add(
                "properties",
                Json.object().add("id", text).add("name", text).add("description", text));
    var any = Json.object().add("description", "As it was understood").build();
    return Json.object()
        .add("type", "object")
        .add(
            "properties",
            Json.object()
                .add("service", service)
                .add(
                    "inputs",
                    list(Json.object().add("name", text).add("title", text).add("value", any)))
                .add("outputs", list(outputs(text)))
                .add("metadata", Json.object().add("type", "object")))
        .add("required", Json.array().add("service").add("inputs").add("outputs").add("metadata"))
        .build();
  }

  private JsonObjectBuilder outputs(JsonObject text) {
    var names = Json.array();
    edition.definition().outputs().stream().map(Output::name).forEach(names::add);
    return Json.object()
        .add("name", Json.object().add("type", "string").add("enum", names))
        .add("title", text)
        .add("value", Json.object().add("description", "A value, or rows of values"))
        .add("unit", text)
        .add("formatString", text);
  }

  private static JsonObjectBuilder list(JsonObjectBuilder properties) {
    return Json.object()
        .add("type", "array")
        .add("items", Json.object().add("type", "object").add("properties", properties));
  }
}
