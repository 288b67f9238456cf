package dev.meshgate.services;

import dev.meshgate.platform.Json;
import dev.meshgate.services.contract.Change;
import dev.meshgate.services.contract.InvalidInputsException;
import dev.meshgate.services.contract.TestCase;
import dev.meshgate.services.engine.CalculationException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;

/** What changes for callers from one version to another: what they give, get, and in numbers. */
final class VersionDifference {

  private final Calculations calculations;
  private final Edition before;
  private final Edition after;

  VersionDifference(Calculations calculations, Edition before, Edition after) {
    this.calculations = calculations;
    this.before = before;
    this.after = after;
  }

  JsonObject json() {
    var change = Change.between(before.definition(), after.definition());
    var results = Json.array();
    after.definition().tests().forEach(test -> results.add(compared(test)));
    return Json.object()
        .add("from", before.version())
        .add("to", after.version())
        .add("breaking", change.weight() == Change.Weight.BREAKS)
        .add("parameters", change.json())
        .add("results", results)
        .build();
  }

  private JsonObjectBuilder compared(TestCase test) {
    var was = values(before, test);
    var now = values(after, test);
    var differing = Json.object();
    now.forEach(
        (name, value) -> {
          var old = was.getOrDefault(name, JsonValue.NULL);
          if (!old.equals(value)) {
            differing.add(name, Json.object().add("before", old).add("after", value));
          }
        });
    return Json.object().add("test", test.name()).add("differing", differing);
  }

  /** Every output by its name; of a calculation that is not possible, why. */
  private JsonObject values(Edition edition, TestCase test) {
    try {
      return calculations.run(edition, Query.of(test.inputs())).values();
    } catch (InvalidInputsException | CalculationException e) {
      return Json.object().add("error", String.valueOf(e.getMessage())).build();
    }
  }
}
