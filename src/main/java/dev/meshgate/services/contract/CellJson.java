package dev.meshgate.services.contract;

import dev.meshgate.platform.Json;
import dev.meshgate.services.engine.cell.BooleanValue;
import dev.meshgate.services.engine.cell.ErrorException;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.NumberValue;
import dev.meshgate.services.engine.cell.Serial;
import dev.meshgate.services.engine.cell.TextValue;
import dev.meshgate.services.engine.cell.Value;
import jakarta.json.JsonValue;

/** Values of cells as JSON. */
public final class CellJson {

  private static final double MOST_EXACT = 1L << 53;

  private CellJson() {}

  /**
   * The value as callers see it: a number, a text, a boolean, null for an empty cell, a day as
   * {@code 2026-01-31}, and an error as the text that the cell shows, such as {@code #DIV/0!}.
   *
   * @param asDay whether numbers are days
   */
  public static JsonValue of(Value value, boolean asDay) {
    if (value instanceof NumberValue number) {
      return asDay ? day(number.number()) : number(number.number());
    }
    if (value instanceof TextValue text) {
      return Json.value(text.text());
    }
    if (value instanceof BooleanValue flag) {
      return flag.flag() ? JsonValue.TRUE : JsonValue.FALSE;
    }
    return value instanceof ErrorValue error ? Json.value(error.text()) : JsonValue.NULL;
  }

  /** Whole numbers without a point. */
  public static JsonValue number(double number) {
    return number == Math.rint(number) && Math.abs(number) < MOST_EXACT
        ? Json.value((long) number)
        : Json.value(number);
  }

  private static JsonValue day(double serial) {
    try {
      var date = Serial.date(serial);
      var seconds = Math.round((serial - Math.floor(serial)) * 86_400);
      return Json.value(
          seconds == 0 ? date.toString() : date.atStartOfDay().plusSeconds(seconds).toString());
    } catch (ErrorException e) {
      // No day: told as the number that it is.
      return number(serial);
    }
  }
}
