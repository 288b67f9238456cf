package dev.meshgate.rest.services;

import dev.meshgate.platform.Json;
import dev.meshgate.platform.Problem;
import dev.meshgate.services.Calculations.UnknownOutputException;
import dev.meshgate.services.contract.InvalidInputsException;
import dev.meshgate.services.contract.Violation;
import dev.meshgate.services.contract.Violation.Code;
import dev.meshgate.services.engine.CalculationException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.function.Supplier;

/** What callers are told when a calculation is not possible. */
final class InputRefusals {

  private InputRefusals() {}

  /** Calculates, and tells a refusal as this face does. */
  static <T> T told(String serviceId, Supplier<T> calculation) {
    try {
      return calculation.get();
    } catch (InvalidInputsException e) {
      throw new Problem(
          400, "VALIDATION_ERROR", e.sentences(), first(e).field(), details(serviceId, e));
    } catch (UnknownOutputException e) {
      throw Problem.invalid("outputs", String.valueOf(e.getMessage()));
    } catch (CalculationException e) {
      throw new Problem(422, "CALCULATION_ERROR", String.valueOf(e.getMessage()));
    }
  }

  private static Violation first(InvalidInputsException e) {
    return e.violations().get(0);
  }

  /** All that is wrong, and by itself what is missing. */
  private static JsonObject details(String serviceId, InvalidInputsException e) {
    var errors = Json.array();
    var required = Json.array();
    e.violations()
        .forEach(
            violation -> {
              errors.add(
                  told(violation)
                      .add("name", violation.field())
                      .add("title", violation.title())
                      .add("type", violation.code().type())
                      .add("error", violation.message()));
              if (violation.code() == Code.MISSING_PARAMETER) {
                required.add(
                    Json.object().add("name", violation.field()).add("title", violation.title()));
              }
            });
    return Json.object()
        .add("serviceId", serviceId)
        .add("errors", errors)
        .add("required", required)
        .build();
  }

  /** The code, and what was given, and what is allowed. */
  static JsonObjectBuilder told(Violation violation) {
    var json = Json.object().add("code", violation.code().name());
    var value = violation.value();
    if (value != null) {
      json.add("value", value);
    }
    var bound = violation.bound();
    if (bound != null) {
      json.add(violation.code().boundName(), bound);
    }
    var allowed = violation.allowed();
    if (allowed != null) {
      json.add("allowedValues", allowed);
    }
    return json;
  }
}
