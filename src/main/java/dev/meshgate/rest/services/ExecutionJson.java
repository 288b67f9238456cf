package dev.meshgate.rest.services;

import dev.meshgate.platform.Json;
import dev.meshgate.services.Outcome;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;

/** What an execution answers. */
final class ExecutionJson {

  private ExecutionJson() {}

  static JsonObjectBuilder of(Outcome outcome, Instant now) {
    return of(outcome, now, JsonValue.EMPTY_JSON_OBJECT);
  }

  /**
   * The same.
   *
   * @param links the addresses that were asked for, by the names that they have in {@code metadata}
   */
  static JsonObjectBuilder of(Outcome outcome, Instant now, JsonObject links) {
    var edition = outcome.edition();
    return Json.object()
        .add(
            "service",
            Json.object()
                .add("id", edition.id())
                .add("name", edition.definition().name())
                .add("description", edition.definition().description()))
        .add("inputs", outcome.inputsJson())
        .add("outputs", outcome.outputsJson())
        .add(
            "metadata",
            outcome
                .metadata()
                .addAll(Json.builders().createObjectBuilder(links))
                .add("timestamp", now.toString())
                .add("version", "v1"));
  }
}
