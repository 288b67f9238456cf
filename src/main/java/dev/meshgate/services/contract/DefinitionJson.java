package dev.meshgate.services.contract;

import dev.meshgate.platform.Json;
import dev.meshgate.services.engine.cell.Value;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a definition; {@link DefinitionReader} reads the same of it. */
public final class DefinitionJson {

  private DefinitionJson() {}

  /** All of it, for its publisher and for storage. */
  public static JsonObject whole(Definition definition) {
    var tests = Json.array();
    definition
        .tests()
        .forEach(
            test ->
                tests.add(
                    Json.object()
                        .add("name", test.name())
                        .add("inputs", test.inputs())
                        .add("expected", test.expected())
                        .add("tolerance", test.tolerance())));
    return Json.object()
        .add("name", definition.name())
        .add("description", definition.description())
        .add("category", definition.category())
        .add("tags", texts(definition.tags()))
        .add("inputs", inputs(definition, true))
        .add("outputs", outputs(definition, true))
        .add("areas", areas(definition, true))
        .add("guidance", definition.guidance().usage())
        .add("examples", texts(definition.guidance().examples()))
        .add("tests", tests)
        .build();
  }

  /**
   * The inputs, in their order.
   *
   * @param placed whether it is told where they are in the workbook, which is not for every caller
   */
  public static JsonArray inputs(Definition definition, boolean placed) {
    var list = Json.array();
    definition.inputs().forEach(input -> list.add(input(input, placed)));
    return list.build();
  }

  private static JsonObjectBuilder input(Input input, boolean placed) {
    var json =
        Json.object()
            .add("name", input.name())
            .add("title", input.title())
            .add("type", input.type().word())
            .add("mandatory", input.mandatory());
    if (placed) {
      json.add("address", input.range().toString());
    } else if (!input.range().isSingle()) {
      json.add("rowCount", input.range().rows()).add("colCount", input.range().columns());
    }
    bound(json, "min", input, input.min());
    bound(json, "max", input, input.max());
    if (!input.allowed().isEmpty()) {
      json.add("allowedValues", values(input, input.allowed()))
          .add("allowedValuesCaseSensitive", input.caseSensitive());
    }
    var fallback = input.defaultValue();
    if (fallback != null) {
      json.add("defaultValue", CellJson.of(fallback, isDay(input)));
    }
    addIfSaid(json, "unit", input.unit());
    addIfSaid(json, "format", input.format());
    addIfSaid(json, "description", input.description());
    if (!input.examples().isEmpty()) {
      json.add("aiExamples", values(input, input.examples()));
    }
    return json;
  }

  private static void bound(
      JsonObjectBuilder json, String name, Input input, @Nullable Double bound) {
    if (bound != null) {
      json.add(name, CellJson.of(Value.of(bound), isDay(input)));
    }
  }

  private static boolean isDay(Input input) {
    return input.type() == ValueType.DATE;
  }

  private static JsonArrayBuilder values(Input input, List<Value> values) {
    var list = Json.array();
    values.forEach(value -> list.add(CellJson.of(value, isDay(input))));
    return list;
  }

  /** The outputs, in their order. */
  public static JsonArray outputs(Definition definition, boolean placed) {
    var list = Json.array();
    for (var output : definition.outputs()) {
      var json =
          Json.object()
              .add("name", output.name())
              .add("title", output.title())
              .add("type", output.type().word());
      if (placed) {
        json.add("address", output.range().toString());
      } else if (!output.range().isSingle()) {
        json.add("rowCount", output.range().rows()).add("colCount", output.range().columns());
      }
      addIfSaid(json, "unit", output.unit());
      addIfSaid(json, "formatString", output.format());
      addIfSaid(json, "description", output.description());
      addIfSaid(json, placed ? "hint" : "aiPresentationHint", output.hint());
      list.add(json);
    }
    return list.build();
  }

  /** The tables, in their order. */
  public static JsonArray areas(Definition definition, boolean placed) {
    var list = Json.array();
    for (var area : definition.areas()) {
      var json = Json.object().add("name", area.name()).add("title", area.title());
      if (placed) {
        json.add("address", area.range().toString());
      } else {
        json.add("rowCount", area.range().rows()).add("colCount", area.range().columns());
      }
      json.add("readable", area.readable()).add("writable", area.writable());
      addIfSaid(json, "description", area.description());
      list.add(json);
    }
    return list.build();
  }

  private static void addIfSaid(JsonObjectBuilder json, String name, String text) {
    if (!text.isEmpty()) {
      json.add(name, text);
    }
  }

  public static JsonArray texts(Collection<String> texts) {
    return Json.builders().createArrayBuilder(texts).build();
  }
}
