package dev.meshgate.services;

import dev.meshgate.platform.Json;
import dev.meshgate.services.contract.Bound;
import dev.meshgate.services.contract.CellJson;
import dev.meshgate.services.contract.Output;
import dev.meshgate.services.contract.ValueType;
import dev.meshgate.services.engine.Answer;
import dev.meshgate.services.engine.Result;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;

/**
 * What came out of a calculation.
 *
 * @param bound what went in, as it was understood
 * @param outputs those that were asked for
 * @param results one for each of them
 * @param nanos how long it took
 * @param isCached whether it was calculated for somebody who asked the same before
 */
public record Outcome(
    Edition edition,
    Bound bound,
    List<Output> outputs,
    List<Result> results,
    long nanos,
    boolean isCached) {

  /** What came out in the cells of an output: a value, or rows of values. */
  static JsonValue value(Output output, Result result) {
    if (output.range().isSingle()) {
      return value(output, result.first());
    }
    var rows = Json.array();
    result.rows().forEach(row -> rows.add(row(output, row)));
    return rows.build();
  }

  private static JsonArrayBuilder row(Output output, List<Answer> row) {
    var values = Json.array();
    row.forEach(answer -> values.add(value(output, answer)));
    return values;
  }

  private static JsonValue value(Output output, Answer answer) {
    return CellJson.of(answer.value(), output.type() == ValueType.DATE || answer.isDate());
  }

  /** {@code [{"name":…,"title":…,"value":…,"formatString":…}]}. */
  public JsonArrayBuilder outputsJson() {
    var list = Json.array();
    for (var i = 0; i < outputs.size(); i++) {
      var output = outputs.get(i);
      var json =
          Json.object()
              .add("name", output.name())
              .add("title", output.title())
              .add("value", value(output, results.get(i)));
      if (!output.unit().isEmpty()) {
        json.add("unit", output.unit());
      }
      var format = format(output, results.get(i));
      if (!format.isEmpty()) {
        json.add("formatString", format);
      }
      list.add(json);
    }
    return list;
  }

  private static String format(Output output, Result result) {
    var code = result.first().format().code();
    return output.format().isEmpty() && !code.equals("General") ? code : output.format();
  }

  /** {@code [{"name":…,"title":…,"value":…}]} as the inputs were understood. */
  public JsonArrayBuilder inputsJson() {
    var list = Json.array();
    bound
        .given()
        .forEach(
            given -> {
              var value = given.value();
              if (value != null) {
                list.add(
                    Json.object()
                        .add("name", given.input().name())
                        .add("title", given.input().title())
                        .add("value", value));
              }
            });
    return list;
  }

  /** The inputs as they were understood, in the form in which they are given. */
  public JsonObject given() {
    var json = Json.object();
    bound
        .given()
        .forEach(
            given -> {
              var value = given.value();
              if (value != null) {
                json.add(given.input().name(), value);
              }
            });
    return json.build();
  }

  /** How it was calculated: {@code executionTime} in milliseconds, the version, warnings. */
  public JsonObjectBuilder metadata() {
    var json =
        Json.object()
            .add("executionTime", millis(nanos))
            .add("serviceVersion", edition.version())
            .add("cached", isCached)
            .add("verification", edition.verdict().word());
    if (!bound.warnings().isEmpty()) {
      json.add("warnings", warnings());
    }
    return json;
  }

  /** Milliseconds, to a thousandth. */
  public static double millis(long nanos) {
    return Math.round(nanos / 1_000.0) / 1_000.0;
  }

  private JsonArrayBuilder warnings() {
    var list = Json.array();
    bound
        .warnings()
        .forEach(
            warning ->
                list.add(
                    Json.object()
                        .add("code", warning.code())
                        .add("field", warning.field())
                        .add("message", warning.message())));
    return list;
  }

  /** Values alone, by the names of outputs. */
  public JsonObject values() {
    var json = Json.object();
    for (var i = 0; i < outputs.size(); i++) {
      json.add(outputs.get(i).name(), value(outputs.get(i), results.get(i)));
    }
    return json.build();
  }
}
