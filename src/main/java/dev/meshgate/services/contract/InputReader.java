package dev.meshgate.services.contract;

import dev.meshgate.services.engine.cell.EmptyValue;
import dev.meshgate.services.engine.cell.NumberValue;
import dev.meshgate.services.engine.cell.Value;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the inputs of a definition, and in them values as callers will send them. */
final class InputReader {

  private static final int MOST_ALLOWED = 1_000;

  private static final Set<String> OF_INPUT =
      Set.of(
          "name",
          "title",
          "type",
          "address",
          "mandatory",
          "required",
          "min",
          "max",
          "allowedValues",
          "allowedValuesRange",
          "allowedValuesCaseSensitive",
          "defaultValue",
          "unit",
          "format",
          "description",
          "aiExamples");
  private final Places places;

  InputReader(Places places) {
    this.places = places;
  }

  /** An input; null where it has no place, which has been written down. */
  @Nullable Input input(Members input) {
    input.knowsOnly(OF_INPUT);
    var name = input.name();
    var range = input.range("address", places);
    var type = input.type();
    if (range == null) {
      return null;
    }
    var fallback = input.get("defaultValue");
    // The seed's clients say mandatory, people say required; what has a default need not be given.
    var mandatory =
        input.has("required")
            ? input.flag("required", true)
            : input.flag("mandatory", fallback == JsonValue.NULL);
    var bare =
        new Input(
            name,
            input.title(name),
            type,
            range,
            mandatory,
            bound(input, "min", type),
            bound(input, "max", type),
            List.of(),
            input.flag("allowedValuesCaseSensitive", false),
            null,
            input.text("unit", 50),
            input.text("format", Members.SHORT),
            input.text("description", 500),
            List.of());
    if (bare.min() != null && bare.max() != null && bare.min() > bare.max()) {
      input.wrong("min", "must not be more than max.");
      return null;
    }
    return withValues(input, bare, fallback);
  }

  /** Values are read as a caller's are, so that what a definition says can also be sent. */
  private Input withValues(Members said, Input bare, JsonValue fallback) {
    var allowed = allowed(said, bare);
    var strict = with(bare, allowed, null, List.of());
    var standing =
        fallback == JsonValue.NULL ? null : value(said, "defaultValue", strict, fallback);
    var examples =
        said.list("aiExamples", 20).stream()
            .map(example -> value(said, "aiExamples", strict, example))
            .toList();
    return with(strict, allowed, standing, examples);
  }

  private static Input with(
      Input input, List<Value> allowed, @Nullable Value fallback, List<Value> examples) {
    return new Input(
        input.name(),
        input.title(),
        input.type(),
        input.range(),
        input.mandatory(),
        input.min(),
        input.max(),
        allowed,
        input.caseSensitive(),
        fallback,
        input.unit(),
        input.format(),
        input.description(),
        examples);
  }

  private List<Value> allowed(Members said, Input bare) {
    if (said.has("allowedValuesRange")) {
      var range = said.range("allowedValuesRange", places, MOST_ALLOWED);
      return range == null ? List.of() : new Stored(places.image()).values(range);
    }
    return said.list("allowedValues", MOST_ALLOWED).stream()
        .map(value -> value(said, "allowedValues", bare, value))
        .toList();
  }

  private static Value value(Members said, String member, Input input, JsonValue json) {
    try {
      return new Reading(input, warning -> {}).read(json);
    } catch (Reading.UnfitException e) {
      said.wrong(member, "cannot be used: " + e.violation().message());
      return EmptyValue.EMPTY;
    }
  }

  private static @Nullable Double bound(Members input, String member, ValueType type) {
    if (type == ValueType.DATE && input.get(member) instanceof JsonString) {
      var day = value(input, member, Stored.anyDay(), input.get(member));
      return day instanceof NumberValue number ? number.number() : null;
    }
    var bound = input.number(member);
    if (bound != null && !type.isNumeric()) {
      input.wrong(member, "is only for numbers and days.");
    }
    return bound;
  }
}
