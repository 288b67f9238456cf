package dev.meshgate.services.contract;

import dev.meshgate.services.contract.Bound.Given;
import dev.meshgate.services.contract.Reading.UnfitException;
import dev.meshgate.services.contract.Violation.Code;
import dev.meshgate.services.engine.cell.CellAddress;
import dev.meshgate.services.engine.cell.EmptyValue;
import dev.meshgate.services.engine.cell.TextValue;
import dev.meshgate.services.engine.cell.Value;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes values of cells of what a caller says. Every face uses it, so that they accept and refuse
 * the same.
 */
public final class Binder {

  private final Definition definition;
  private final JsonObject inputs;
  private final Map<CellAddress, Value> cells = new HashMap<>();
  private final List<Given> given = new ArrayList<>();
  private final List<Warning> warnings = new ArrayList<>();
  private final List<Violation> violations = new ArrayList<>();

  private Binder(Definition definition, JsonObject inputs) {
    this.definition = definition;
    this.inputs = inputs;
  }

  /**
   * Binds the inputs of a call.
   *
   * @param inputs values by the names of inputs, in any spelling
   * @param areas {@code [{"area":…,"changes":[{"row":0,"column":1,"value":…}]}]}, counted from 0
   *     within the area; may be empty
   * @throws InvalidInputsException with everything that is wrong
   */
  public static Bound bind(Definition definition, JsonObject inputs, JsonArray areas) {
    var binder = new Binder(definition, inputs);
    // What a call changes in a table is below what it gives as inputs.
    var changes = new AreaChanges(definition, areas);
    binder.cells.putAll(changes.cells());
    binder.violations.addAll(changes.violations());
    return binder.bound();
  }

  private Bound bound() {
    var keys = new InputKeys(definition, inputs.keySet());
    definition.inputs().forEach(input -> one(input, keys.of(input)));
    keys.unknown().forEach(this::unknown);
    if (!violations.isEmpty()) {
      throw new InvalidInputsException(violations);
    }
    return new Bound(cells, given, warnings);
  }

  private void one(Input input, List<String> keys) {
    // The name itself goes before what else it may be called.
    var exact = keys.contains(input.name()) ? List.of(input.name()) : keys;
    if (exact.size() > 1) {
      violations.add(
          violation(
              Code.DUPLICATE_PARAMETER,
              input,
              input.name() + " is given more than once, as " + String.join(" and ", exact) + "."));
      return;
    }
    var value = exact.isEmpty() ? null : inputs.get(exact.get(0));
    if (value == null || isNothing(value)) {
      absent(input);
      return;
    }
    try {
      put(input, value);
    } catch (UnfitException e) {
      violations.add(e.violation());
    }
  }

  private static boolean isNothing(JsonValue value) {
    return value == JsonValue.NULL
        || (value instanceof JsonString text && text.getString().isBlank());
  }

  private void absent(Input input) {
    if (input.mandatory()) {
      violations.add(
          violation(
              Code.MISSING_PARAMETER,
              input,
              input.name() + " is missing (" + input.title() + ")."));
      return;
    }
    var fallback = input.defaultValue();
    if (fallback == null) {
      given.add(new Given(input, null));
      return;
    }
    var shown = CellJson.of(fallback, input.type() == ValueType.DATE);
    warnings.add(
        new Warning(
            "USING_DEFAULT", input.name(), input.name() + " is " + Reading.plain(shown) + "."));
    cells.put(first(input), fallback);
    given.add(new Given(input, shown));
  }

  private static CellAddress first(Input input) {
    return new CellAddress(input.range().sheet(), input.range().row(), input.range().column());
  }

  private void put(Input input, JsonValue value) {
    var reading = new Reading(input, warnings::add);
    if (input.range().isSingle()) {
      var read = reading.read(value);
      cells.put(first(input), emptied(read));
      given.add(new Given(input, CellJson.of(read, input.type() == ValueType.DATE)));
      return;
    }
    rows(input, reading, value);
    given.add(new Given(input, value));
  }

  /** Values in rows; what they do not reach is empty. */
  private void rows(Input input, Reading reading, JsonValue value) {
    var range = input.range();
    var rows = value instanceof JsonArray list ? list : null;
    if (rows == null || rows.size() > range.rows()) {
      throw misshapen(input, value);
    }
    for (var row = 0; row < range.rows(); row++) {
      var cellsOfRow = row < rows.size() ? row(input, rows.get(row)) : List.<JsonValue>of();
      for (var column = 0; column < range.columns(); column++) {
        var cell = column < cellsOfRow.size() ? cellsOfRow.get(column) : JsonValue.NULL;
        cells.put(
            new CellAddress(range.sheet(), range.row() + row, range.column() + column),
            isNothing(cell) ? EmptyValue.EMPTY : emptied(reading.read(cell)));
      }
    }
  }

  private List<? extends JsonValue> row(Input input, JsonValue row) {
    if (row instanceof JsonArray list && list.size() <= input.range().columns()) {
      return list;
    }
    if (!(row instanceof JsonArray) && input.range().columns() == 1) {
      return List.of(row);
    }
    throw misshapen(input, row);
  }

  private static UnfitException misshapen(Input input, JsonValue value) {
    return new UnfitException(
        new Violation(
            Code.INVALID_TYPE,
            input.name(),
            input.title(),
            input.name()
                + " must be a list of at most "
                + input.range().rows()
                + " rows, each a list of at most "
                + input.range().columns()
                + " values.",
            value,
            null,
            null));
  }

  private static Value emptied(Value value) {
    return value instanceof TextValue text && text.text().isEmpty() ? EmptyValue.EMPTY : value;
  }

  private void unknown(String key) {
    var names = definition.inputs().stream().map(Input::name).toList();
    warnings.add(
        new Warning(
            "UNKNOWN_PARAMETER",
            key,
            "There is no input '"
                + key
                + "', so it was left out."
                + Names.nearest(key, names).map(name -> " Did you mean " + name + "?").orElse("")));
  }

  private static Violation violation(Code code, Input input, String message) {
    return new Violation(code, input.name(), input.title(), message, null, null, null);
  }
}
