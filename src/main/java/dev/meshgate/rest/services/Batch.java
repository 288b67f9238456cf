package dev.meshgate.rest.services;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.meshgate.platform.Json;
import dev.meshgate.platform.JsonText;
import dev.meshgate.platform.Problem;
import dev.meshgate.platform.Secret;
import dev.meshgate.services.Calculations;
import dev.meshgate.services.Edition;
import dev.meshgate.services.Outcome;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * Several calculations with one service, one after the other, each told when it is done. What is
 * told as it goes is what shows that the client has left: at the second write after that. The rest
 * is not calculated then.
 */
final class Batch implements StreamingOutput {

  private static final System.Logger LOG = System.getLogger(Batch.class.getName());

  /** Clients and proxies wait about so long; what is not done then is told as such. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /** Quick calculations are told together. */
  private static final Duration BETWEEN_WORDS = Duration.ofMillis(100);

  private final Calculations calculations;
  private final Edition edition;
  private final BatchBody asked;
  private final Instant now;
  private final BooleanSupplier mayGoOn;
  private int successful;
  private long told = System.nanoTime();

  /**
   * A batch that is calculated as it is written.
   *
   * @param mayGoOn whether the caller may still be served, asked before each calculation
   */
  Batch(
      Calculations calculations,
      Edition edition,
      BatchBody asked,
      Instant now,
      BooleanSupplier mayGoOn) {
    this.calculations = calculations;
    this.edition = edition;
    this.asked = asked;
    this.now = now;
    this.mayGoOn = mayGoOn;
  }

  @Override
  public void write(OutputStream out) {
    try {
      run(out);
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "the client of a batch has left; the rest is not calculated", e);
    }
  }

  private void run(OutputStream out) throws IOException {
    var begun = System.nanoTime();
    var requests = asked.requests();
    say(out, "{\"serviceId\":" + JsonText.quoted(edition.id()) + ",\"results\":[");
    for (var i = 0; i < requests.size(); i++) {
      var isLate = System.nanoTime() - begun > LONGEST.toNanos();
      var result = isLate ? overdue() : one(requests.get(i));
      say(out, (i == 0 ? "" : ",") + result.add("index", i).build());
      if (System.nanoTime() - told > BETWEEN_WORDS.toNanos()) {
        out.flush();
        told = System.nanoTime();
      }
    }
    say(out, "]," + summary(requests.size(), System.nanoTime() - begun));
  }

  private static void say(OutputStream out, String json) throws IOException {
    out.write(json.getBytes(UTF_8));
  }

  /** The last members of the answer, and the brace that closes it. */
  private String summary(int total, long nanos) {
    return Json.object()
        .add(
            "batch",
            Json.object()
                .add("total", total)
                .add("successful", successful)
                .add("failed", total - successful)
                .add("executionTime", Outcome.millis(nanos)))
        .add("metadata", Json.object().add("timestamp", now.toString()).add("version", "v1"))
        .build()
        .toString()
        .substring(1);
  }

  private JsonObjectBuilder one(ExecuteBody request) {
    if (!mayGoOn.getAsBoolean()) {
      return failed("TOKEN_INVALID", "The access token was revoked before this one.");
    }
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
    } catch (RuntimeException e) {
      // The others before it have been told already, so this one is told as they are.
      var reference = Secret.opaqueId("err_");
      LOG.log(Level.ERROR, "a calculation of a batch failed, reference " + reference, e);
      return failed(
          "INTERNAL_ERROR",
          "Something went wrong here. If it stays, tell your administrator the reference "
              + reference
              + ".");
    }
  }

  private static JsonObjectBuilder overdue() {
    return failed(
        "TIMEOUT",
        "The batch took longer than "
            + LONGEST.toSeconds()
            + " seconds before this one. Send it again.");
  }

  private static JsonObjectBuilder failed(String code, String message) {
    return Json.object().add("success", false).add("error", code).add("message", message);
  }
}
