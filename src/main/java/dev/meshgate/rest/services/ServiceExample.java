package dev.meshgate.rest.services;

import dev.meshgate.platform.Json;
import dev.meshgate.services.Calculations;
import dev.meshgate.services.Edition;
import dev.meshgate.services.Query;
import dev.meshgate.services.contract.CellJson;
import dev.meshgate.services.contract.Input;
import dev.meshgate.services.contract.InvalidInputsException;
import dev.meshgate.services.contract.ValueType;
import dev.meshgate.services.engine.CalculationException;
import dev.meshgate.services.engine.cell.Value;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A call of a service and what really comes out of it.
 *
 * @param request what is sent
 * @param answer what is answered
 */
record ServiceExample(JsonObject request, JsonObject answer) {

  /** One of the values that its publisher gave; empty where there are not enough for a call. */
  static Optional<ServiceExample> of(Edition edition, Calculations calculations, Instant now) {
    var inputs = Json.object();
    for (var input : edition.definition().inputs()) {
      value(input)
          .ifPresent(
              value ->
                  inputs.add(input.name(), CellJson.of(value, input.type() == ValueType.DATE)));
    }
    var given = inputs.build();
    try {
      var outcome = calculations.run(edition, Query.of(given));
      return Optional.of(
          new ServiceExample(
              Json.object().add("inputs", given).build(), ExecutionJson.of(outcome, now).build()));
    } catch (InvalidInputsException | CalculationException e) {
      return Optional.empty();
    }
  }

  private static Optional<Value> value(Input input) {
    return input.mandatory()
        ? Stream.concat(input.examples().stream(), input.allowed().stream()).findFirst()
        : Optional.empty();
  }
}
