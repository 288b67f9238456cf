package dev.meshgate.rest.services;

import dev.meshgate.platform.Json;
import dev.meshgate.platform.Problem;
import dev.meshgate.services.Calculations;
import dev.meshgate.services.Edition;
import dev.meshgate.services.Outcome;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;

/** Several calculations with one service, one after the other. */
final class Batch {

  /** Clients and proxies wait about so long; what is not done then is told as such. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final Calculations calculations;
  private final Edition edition;
  private final BatchBody asked;
  private int successful;

  Batch(Calculations calculations, Edition edition, BatchBody asked) {
    this.calculations = calculations;
    this.edition = edition;
    this.asked = asked;
  }

  JsonObject run(Instant now) {
    var begun = System.nanoTime();
    var results = Json.array();
    var requests = asked.requests();
    for (var i = 0; i < requests.size(); i++) {
      var late = System.nanoTime() - begun > LONGEST.toNanos();
      results.add((late ? overdue() : one(requests.get(i))).add("index", i));
    }
    var took = Outcome.millis(System.nanoTime() - begun);
    return Json.object()
        .add("serviceId", edition.id())
        .add(
            "batch",
            Json.object()
                .add("total", requests.size())
                .add("successful", successful)
                .add("failed", requests.size() - successful)
                .add("executionTime", took))
        .add("results", results)
        .add("metadata", Json.object().add("timestamp", now.toString()).add("version", "v1"))
        .build();
  }

  private JsonObjectBuilder one(ExecuteBody request) {
    try {
      var outcome =
          InputRefusals.told(edition.id(), () -> calculations.run(edition, request.query()));
      successful++;
      return Json.object()
          .add("success", true)
          .add("outputs", outcome.outputsJson())
          .add("metadata", outcome.metadata());
    } catch (Problem e) {
      var json = Json.object().add("success", false);
      e.addTo(json);
      return json;
    }
  }

  private static JsonObjectBuilder overdue() {
    return Json.object()
        .add("success", false)
        .add("error", "TIMEOUT")
        .add(
            "message",
            "The batch took longer than "
                + LONGEST.toSeconds()
                + " seconds before this one. Send it again.");
  }
}
