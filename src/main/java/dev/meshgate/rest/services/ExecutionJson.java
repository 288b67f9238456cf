package dev.meshgate.rest.services;

import dev.meshgate.platform.Json;
import dev.meshgate.services.Outcome;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;

/** What an execution answers. */
final class ExecutionJson {

  private ExecutionJson() {}

  static JsonObjectBuilder of(Outcome outcome, Instant now) {
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
        .add("metadata", outcome.metadata().add("timestamp", now.toString()).add("version", "v1"));
  }
}
