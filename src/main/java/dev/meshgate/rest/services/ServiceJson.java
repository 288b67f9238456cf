package dev.meshgate.rest.services;

import dev.meshgate.platform.Json;
import dev.meshgate.platform.WireName;
import dev.meshgate.services.Edition;
import dev.meshgate.services.ServiceEntry;
import dev.meshgate.services.ServiceVersion;
import dev.meshgate.services.contract.DefinitionJson;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;

/** Services as callers and publishers see them. */
final class ServiceJson {

  private ServiceJson() {}

  /** For those who may change it. */
  static JsonObjectBuilder own(ServiceEntry service) {
    var definition = Json.readObject(service.definition());
    return Json.object()
        .add("id", service.id())
        .add("name", definition.getString("name"))
        .add("description", definition.getString("description"))
        .add("status", service.isPublished() ? "published" : "draft")
        .add("visibility", WireName.of(service.visibility()))
        .add("exportable", service.isExportable())
        .add("endpoint", endpoint(service.id()))
        .add("createdAt", service.createdAt().toString())
        .add("updatedAt", service.updatedAt().toString())
        .add("definition", definition);
  }

  static JsonObjectBuilder version(ServiceVersion version) {
    var report = Json.readObject(version.report());
    return Json.object()
        .add("version", version.name())
        .add("note", version.note())
        .add("effectiveAt", version.effectiveAt().toString())
        .add("publishedAt", version.createdAt().toString())
        .add("verification", report.getString("verdict"))
        .add("report", report);
  }

  /** For those who may use it. */
  static JsonObjectBuilder brief(Edition edition) {
    var definition = edition.definition();
    return Json.object()
        .add("id", edition.id())
        .add("name", definition.name())
        .add("description", definition.description())
        .add("status", "published")
        .add("version", edition.version())
        .add("verification", edition.verdict().word())
        .add("endpoint", endpoint(edition.id()))
        .add("inputs", DefinitionJson.inputs(definition, false))
        .add("outputs", DefinitionJson.outputs(definition, false))
        .add("tags", DefinitionJson.texts(definition.tags()));
  }

  /** One line of a list: names alone. */
  static JsonObjectBuilder line(Edition edition) {
    var definition = edition.definition();
    return Json.object()
        .add("id", edition.id())
        .add("name", definition.name())
        .add("description", definition.description())
        .add("status", "published")
        .add("version", edition.version())
        .add("endpoint", endpoint(edition.id()))
        .add(
            "inputs",
            DefinitionJson.texts(definition.inputs().stream().map(input -> input.name()).toList()))
        .add(
            "outputs",
            DefinitionJson.texts(
                definition.outputs().stream().map(output -> output.name()).toList()))
        .add("tags", DefinitionJson.texts(definition.tags()));
  }

  /** Everything that a caller must know to use it. */
  static JsonObjectBuilder definition(Edition edition) {
    var definition = edition.definition();
    return Json.object()
        .add("id", edition.id())
        .add("name", definition.name())
        .add("description", definition.description())
        .add(
            "api",
            Json.object()
                .add("inputs", DefinitionJson.inputs(definition, false))
                .add("outputs", DefinitionJson.outputs(definition, false))
                .add("areas", DefinitionJson.areas(definition, false)))
        .add(
            "metadata",
            Json.object()
                .add("requiresToken", JsonValue.TRUE)
                .add("cachingEnabled", !edition.isMoody())
                .add("version", edition.version())
                .add("verification", edition.verdict().word())
                .add("publishedAt", edition.since().toString())
                .add("exportable", edition.exportable())
                .add("category", definition.category()))
        .add(
            "ai",
            Json.object()
                .add("description", definition.description())
                .add("usageGuidance", definition.guidance().usage())
                .add("examples", DefinitionJson.texts(definition.guidance().examples()))
                .add("tags", tags(edition)))
        .add(
            "endpoint",
            Json.object()
                .add("execute", endpoint(edition.id()))
                .add("documentation", "/v1/services/" + edition.id() + "/openapi.json"));
  }

  private static JsonArrayBuilder tags(Edition edition) {
    return Json.builders().createArrayBuilder(DefinitionJson.texts(edition.definition().tags()));
  }

  private static String endpoint(String id) {
    return "/v1/services/" + id + "/execute";
  }
}
