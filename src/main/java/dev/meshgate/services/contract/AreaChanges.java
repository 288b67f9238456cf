package dev.meshgate.services.contract;

import dev.meshgate.services.contract.Violation.Code;
import dev.meshgate.services.engine.cell.CellAddress;
import dev.meshgate.services.engine.cell.EmptyValue;
import dev.meshgate.services.engine.cell.TextValue;
import dev.meshgate.services.engine.cell.Value;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a call puts into the tables of a workbook, for itself alone. */
final class AreaChanges {

  private static final int MOST = 10_000;
  private static final int MOST_TOLD = 20;

  private final Definition definition;
  private final Map<CellAddress, Value> cells = new HashMap<>();
  private final List<Violation> violations = new ArrayList<>();

  AreaChanges(Definition definition, JsonArray areas) {
    this.definition = definition;
    areas.forEach(this::area);
  }

  Map<CellAddress, Value> cells() {
    return cells;
  }

  List<Violation> violations() {
    return violations;
  }

  private void area(JsonValue said) {
    var name = said instanceof JsonObject update ? named(update) : "";
    var area = definition.area(name).orElse(null);
    if (area == null) {
      refuse(name, "There is no area '" + name + "'. " + offered());
      return;
    }
    if (!area.writable()) {
      refuse(name, "The area " + area.name() + " can be read and not changed.");
      return;
    }
    if (!(said.asJsonObject().get("changes") instanceof JsonArray changes)) {
      refuse(name, "The changes of the area " + area.name() + " must be a list.");
      return;
    }
    changes.forEach(change -> change(area, change));
  }

  /** The seed's clients say {@code areaName}. */
  private static String named(JsonObject update) {
    return update.getString("area", update.getString("areaName", ""));
  }

  private String offered() {
    var names =
        definition.areas().stream().filter(TableArea::writable).map(TableArea::name).toList();
    return names.isEmpty()
        ? "The service has none that can be changed."
        : "These can be changed: " + String.join(", ", names) + ".";
  }

  private void change(TableArea area, JsonValue said) {
    var change = said instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
    var row = place(change.get("row"), area.range().rows());
    var column = place(change.get(change.containsKey("col") ? "col" : "column"), columns(area));
    if (row < 0 || column < 0) {
      refuse(
          area.name(),
          "A change of the area "
              + area.name()
              + " must have a row from 0 to "
              + (area.range().rows() - 1)
              + " and a column from 0 to "
              + (columns(area) - 1)
              + ".");
      return;
    }
    if (change.containsKey("formula") && change.get("formula") != JsonValue.NULL) {
      refuse(area.name(), "A change may put values into an area, no formulas.");
      return;
    }
    var value = value(change.getOrDefault("value", JsonValue.NULL));
    if (value == null || cells.size() >= MOST) {
      refuse(
          area.name(),
          "A value of the area "
              + area.name()
              + " must be a number, a text, true, false or null, and there may be at most "
              + MOST
              + " changes.");
      return;
    }
    cells.put(
        new CellAddress(
            area.range().sheet(), area.range().row() + row, area.range().column() + column),
        value);
  }

  private static int columns(TableArea area) {
    return area.range().columns();
  }

  private static int place(@Nullable JsonValue said, int count) {
    return said instanceof JsonNumber number
            && number.isIntegral()
            && number.doubleValue() >= 0
            && number.doubleValue() < count
        ? number.intValue()
        : -1;
  }

  private static @Nullable Value value(JsonValue said) {
    return switch (said.getValueType()) {
      case NUMBER -> Value.of(((JsonNumber) said).doubleValue());
      case STRING -> {
        var text = ((JsonString) said).getString();
        yield text.length() > TextValue.LONGEST ? null : Value.of(text);
      }
      case TRUE -> Value.of(true);
      case FALSE -> Value.of(false);
      case NULL -> EmptyValue.EMPTY;
      case ARRAY, OBJECT -> null;
    };
  }

  private void refuse(String area, String message) {
    if (violations.size() == MOST_TOLD) {
      return;
    }
    violations.add(new Violation(Code.INVALID_AREA, area, area, message, null, null, null));
  }
}
