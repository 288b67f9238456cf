package dev.meshgate.services;

import dev.meshgate.platform.Json;
import dev.meshgate.platform.WireName;
import dev.meshgate.services.Report.Verdict;
import dev.meshgate.services.contract.CellJson;
import dev.meshgate.services.contract.Definition;
import dev.meshgate.services.contract.Output;
import dev.meshgate.services.engine.Allowance;
import dev.meshgate.services.engine.Calculation;
import dev.meshgate.services.engine.Verification;
import dev.meshgate.services.engine.image.Image;
import dev.meshgate.services.engine.review.Hazards;
import dev.meshgate.services.engine.review.Suggestions;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;

/** Looks at a workbook and its test cases, and says what a publisher must know. */
final class Inspection {

  /** So many are told; the rest is counted. */
  private static final int MOST_TOLD = 50;

  private Inspection() {}

  /**
   * Calculates every formula and every test case.
   *
   * @throws dev.meshgate.services.engine.CalculationException if that costs more than it may
   */
  static Report of(Definition definition, Image image, Clock clock, Allowance allowance) {
    var verification = Verification.of(image, clock, allowance);
    var trials = new Trials(definition, image, clock, allowance).all();
    var verdict = verdict(verification, trials.failed());
    var isMoody =
        Calculation.of(image, clock)
            .isVolatile(definition.outputs().stream().map(Output::range).toList());
    var json =
        Json.builders()
            .createObjectBuilder(json(verdict, verification, trials, clock))
            .add("volatile", isMoody)
            .add("hazards", hazards(Hazards.of(image)));
    var suggestions = Suggestions.of(image);
    if (suggestions.moreInputs() + suggestions.moreOutputs() > 0) {
      json.add("suggestions", beyond(suggestions));
    }
    return new Report(verdict, isMoody, json.build());
  }

  /** What was found and not suggested, so that nobody takes the suggestions for all there is. */
  private static JsonObjectBuilder beyond(Suggestions suggestions) {
    return Json.object()
        .add("moreInputs", suggestions.moreInputs())
        .add("moreOutputs", suggestions.moreOutputs())
        .add(
            "message",
            "At most "
                + Suggestions.MOST
                + " inputs and as many outputs are suggested of a workbook. This one has "
                + suggestions.moreInputs()
                + " more cells that look like inputs and "
                + suggestions.moreOutputs()
                + " more that look like outputs; name in the definition those that are wanted.");
  }

  /** What a reader could doubt, by cell; of each kind there may be more than are listed. */
  private static JsonObjectBuilder hazards(Hazards hazards) {
    var counts = Json.object();
    hazards.counts().forEach((kind, count) -> counts.add(WireName.of(kind), count));
    var listed = Json.array();
    hazards
        .listed()
        .forEach(
            hazard ->
                listed.add(
                    Json.object()
                        .add("kind", WireName.of(hazard.kind()))
                        .add("cell", hazard.cell().toString())
                        .add("formula", hazard.formula())
                        .add("explanation", hazard.explanation())));
    return Json.object().add("counts", counts).add("listed", listed);
  }

  private static Verdict verdict(Verification verification, int failed) {
    if (failed > 0) {
      return Verdict.DIFFERS;
    }
    return switch (verification.outcome()) {
      case VERIFIED -> Verdict.VERIFIED;
      case NOT_VERIFIED -> Verdict.NOT_VERIFIED;
      case FAILED -> Verdict.DIFFERS;
    };
  }

  private static JsonObject json(
      Verdict verdict, Verification verification, Trials.Tried trials, Clock clock) {
    var differences = Json.array();
    verification.differences().stream()
        .limit(MOST_TOLD)
        .forEach(
            one ->
                differences.add(
                    Json.object()
                        .add("cell", one.cell().toString())
                        .add("formula", one.formula())
                        .add("stored", CellJson.of(one.stored(), false))
                        .add("calculated", CellJson.of(one.calculated(), false))));
    var unsupported = Json.array();
    verification.unsupported().stream()
        .limit(MOST_TOLD)
        .forEach(
            one ->
                unsupported.add(
                    Json.object()
                        .add("cell", one.cell().toString())
                        .add("formula", one.formula())
                        .add("problem", one.problem())));
    return Json.object()
        .add("verdict", verdict.word())
        .add("message", sentence(verdict, verification, trials))
        .add("confirmationNeeded", verdict == Verdict.DIFFERS)
        .add("checkedAt", clock.instant().toString())
        .add("formulas", verification.formulas())
        .add("agreeing", verification.agreeing())
        .add("withoutStoredValue", verification.unstored())
        .add("notComparable", verification.moody())
        .add("differing", verification.differences().size())
        .add("differences", differences)
        .add("notSupported", verification.unsupported().size())
        .add("unsupported", unsupported)
        .add("testsFailed", trials.failed())
        .add("tests", trials.json())
        .build();
  }

  private static String sentence(Verdict verdict, Verification verification, Trials.Tried trials) {
    return switch (verdict) {
      case VERIFIED ->
          "All "
              + verification.agreeing()
              + " formulas that can be compared give what the workbook says.";
      case NOT_VERIFIED ->
          "The file holds no values for "
              + verification.unstored()
              + " of its "
              + verification.formulas()
              + " formulas, so nobody knows whether Excel would give the same. Open it in Excel and"
              + " save it, or add test cases.";
      case DIFFERS ->
          verification.differences().size()
              + " formulas give something else than the workbook says, "
              + verification.unsupported().size()
              + " cannot be calculated, and "
              + trials.failed()
              + " test cases fail. Publish with confirm if that is right all the same.";
    };
  }
}
