package dev.meshgate.rest.services;

import dev.meshgate.platform.Json;
import dev.meshgate.services.contract.Bound;
import dev.meshgate.services.contract.Definition;
import dev.meshgate.services.contract.InvalidInputsException;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** Whether inputs would be accepted, and why not. */
final class ValidationJson {

  private ValidationJson() {}

  static JsonObject valid(Definition definition, JsonObject inputs, Bound bound) {
    var warnings = Json.array();
    bound
        .warnings()
        .forEach(
            warning ->
                warnings.add(
                    Json.object()
                        .add("code", warning.code())
                        .add("field", warning.field())
                        .add("message", warning.message())));
    return json(definition, inputs, JsonValue.EMPTY_JSON_ARRAY, warnings.build());
  }

  static JsonObject invalid(
      Definition definition, JsonObject inputs, InvalidInputsException refused) {
    var errors = Json.array();
    refused
        .violations()
        .forEach(
            violation ->
                errors.add(
                    InputRefusals.told(violation)
                        .add("field", violation.field())
                        .add("message", violation.message())));
    return json(definition, inputs, errors.build(), JsonValue.EMPTY_JSON_ARRAY);
  }

  private static JsonObject json(
      Definition definition, JsonObject inputs, JsonArray errors, JsonArray warnings) {
    return Json.object()
        .add("valid", errors.isEmpty())
        .add("errors", errors)
        .add("warnings", warnings)
        .add(
            "summary",
            Json.object()
                .add("totalInputs", definition.inputs().size())
                .add("providedInputs", inputs.size())
                .add("errors", errors.size())
                .add("warnings", warnings.size()))
        .build();
  }
}
