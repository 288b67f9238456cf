package dev.meshgate.console;

import dev.meshgate.platform.Json;
import dev.meshgate.services.contract.Brief;
import dev.meshgate.services.contract.Definition;
import dev.meshgate.services.contract.Input;
import dev.meshgate.services.contract.Shown;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The inputs of a service as fields of a form. Rows of values are not for a form. */
public final class CalculationForm {

  /** Before the names of inputs, so that none of them is taken for a field of ours. */
  private static final String OURS = "in-";

  private CalculationForm() {}

  /**
   * A field.
   *
   * @param id its name in the form
   * @param hint what may stand in it
   * @param choices what alone may stand in it; empty for everything
   * @param value what stands in it
   */
  public record Field(
      String id, String label, String hint, boolean required, List<Choice> choices, String value) {}

  /** One of several values: what is sent, and how it is shown. */
  public record Choice(String value, String label) {}

  /** The fields, with what was typed in them. */
  static List<Field> fields(Definition definition, Map<String, String> typed) {
    return definition.inputs().stream()
        .filter(input -> input.range().isSingle())
        .map(input -> field(input, typed.getOrDefault(id(input.name()), "")))
        .toList();
  }

  private static Field field(Input input, String typed) {
    return new Field(
        id(input.name()),
        input.title(),
        hint(input),
        input.mandatory(),
        input.allowed().stream()
            .map(value -> new Choice(Brief.value(input, value), Shown.of(input, value)))
            .toList(),
        typed);
  }

  private static String hint(Input input) {
    var hint = new StringBuilder(input.description());
    if (!hint.isEmpty()) {
      hint.append(". ");
    }
    if (!input.unit().isEmpty()) {
      hint.append("In ").append(input.unit()).append(". ");
    }
    if (!input.examples().isEmpty()) {
      hint.append("For example ").append(Shown.of(input, input.examples().get(0))).append(". ");
    }
    Optional.ofNullable(input.defaultValue())
        .ifPresent(value -> hint.append("Otherwise ").append(Shown.of(input, value)).append(". "));
    return hint.toString().strip();
  }

  /** The field of the input of that name. */
  static String id(String input) {
    return OURS + input;
  }

  /** What was typed, by field. */
  static Map<String, String> typed(MultivaluedMap<String, String> form) {
    var typed = new HashMap<String, String>();
    form.forEach(
        (name, values) -> {
          if (name.startsWith(OURS) && !values.isEmpty()) {
            typed.put(name, values.get(0).strip());
          }
        });
    return typed;
  }

  /** As a caller would give it: an empty field gives nothing. */
  static JsonObject inputs(Definition definition, Map<String, String> typed) {
    var inputs = Json.object();
    for (var input : definition.inputs()) {
      var value = typed.getOrDefault(id(input.name()), "");
      if (!value.isEmpty()) {
        inputs.add(input.name(), value);
      }
    }
    return inputs.build();
  }
}
