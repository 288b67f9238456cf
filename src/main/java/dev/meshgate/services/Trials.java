package dev.meshgate.services;

import dev.meshgate.platform.Json;
import dev.meshgate.services.contract.Binder;
import dev.meshgate.services.contract.Definition;
import dev.meshgate.services.contract.InvalidInputsException;
import dev.meshgate.services.contract.TestCase;
import dev.meshgate.services.engine.Allowance;
import dev.meshgate.services.engine.Calculation;
import dev.meshgate.services.engine.CalculationException;
import dev.meshgate.services.engine.image.Image;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Tries the test cases of a definition. */
final class Trials {

  private final Definition definition;
  private final Calculation calculation;
  private final Allowance allowance;

  Trials(Definition definition, Image image, Clock clock, Allowance allowance) {
    this.definition = definition;
    this.calculation = Calculation.of(image, clock);
    this.allowance = allowance;
  }

  /**
   * What came of them.
   *
   * @param json one object for each test case
   */
  record Tried(int failed, JsonArray json) {}

  Tried all() {
    var failed = 0;
    var list = Json.array();
    for (var test : definition.tests()) {
      var faults = faults(test);
      failed += faults.isEmpty() ? 0 : 1;
      list.add(
          Json.object()
              .add("name", test.name())
              .add("passed", faults.isEmpty())
              .add("faults", Json.builders().createArrayBuilder(faults)));
    }
    return new Tried(failed, list.build());
  }

  private List<String> faults(TestCase test) {
    try {
      var outputs = outputs(test);
      var faults = new ArrayList<String>();
      test.expected()
          .forEach(
              (name, expected) -> {
                var is = outputs.get(name);
                if (is == null) {
                  faults.add("There is no output " + name + ".");
                } else if (!agree(expected, is, test.tolerance())) {
                  faults.add(name + " is " + is + " and should be " + expected + ".");
                }
              });
      return faults;
    } catch (InvalidInputsException e) {
      return List.of(e.sentences());
    } catch (CalculationException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  private JsonObject outputs(TestCase test) {
    var bound = Binder.bind(definition, test.inputs(), JsonValue.EMPTY_JSON_ARRAY);
    var ranges = definition.outputs().stream().map(output -> output.range()).toList();
    var results = calculation.run(bound.cells(), ranges, allowance);
    var json = Json.object();
    for (var i = 0; i < results.size(); i++) {
      var output = definition.outputs().get(i);
      json.add(output.name(), Outcome.value(output, results.get(i)));
    }
    return json.build();
  }

  private static boolean agree(JsonValue expected, JsonValue is, double tolerance) {
    if (expected instanceof JsonNumber one && is instanceof JsonNumber other) {
      var most = Math.max(Math.abs(one.doubleValue()), Math.abs(other.doubleValue()));
      return Math.abs(one.doubleValue() - other.doubleValue()) <= tolerance * Math.max(most, 1e-9);
    }
    return expected.equals(is);
  }
}
