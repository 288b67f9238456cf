package dev.meshgate.builtin.analysis;

import dev.meshgate.builtin.table.Figures;
import dev.meshgate.platform.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** One thing that was asked, answered: in Markdown, and as data. */
record Answer(String text, JsonObject data) {

  /** A number as JSON has it; what is no number is null. */
  static JsonValue json(double value) {
    return Double.isNaN(value) || Double.isInfinite(value)
        ? JsonValue.NULL
        : jakarta.json.Json.createValue(Figures.exact(value));
  }

  /** Begins the data of an answer about some rows of a frame. */
  static JsonObjectBuilder about(String figure, @Nullable String column, String rows, int count) {
    var data = Json.object().add("figure", figure);
    if (column != null) {
      data.add("column", column);
    }
    if (!rows.isEmpty()) {
      data.add("where", rows);
    }
    return data.add("rows", count);
  }

  /** Puts the rows of an answer behind it: {@code (12 rows, region = North)}. */
  static String span(int count, String rows) {
    return " ("
        + count
        + (count == 1 ? " row" : " rows")
        + (rows.isEmpty() ? "" : ", " + rows)
        + ")";
  }
}
