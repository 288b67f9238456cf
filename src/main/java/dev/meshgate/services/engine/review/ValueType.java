package dev.meshgate.services.engine.review;

import dev.meshgate.services.engine.cell.BooleanValue;
import dev.meshgate.services.engine.cell.TextValue;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.image.NumberFormat;

/** What kind of value a cell holds. */
public enum ValueType {
  TEXT,
  NUMBER,
  /** A whole number. */
  INTEGER,
  /** A number that is shown as a percentage: 0.2 is 20 %. */
  PERCENTAGE,
  /** A number that is shown as a date: days counted from 1900 as Excel does. */
  DATE,
  BOOLEAN;

  /** What a value is by itself, by how its cell shows it, and by what its label says. */
  static ValueType of(Value value, NumberFormat format, String label) {
    if (value instanceof TextValue) {
      return TEXT;
    }
    if (value instanceof BooleanValue) {
      return BOOLEAN;
    }
    if (format.isDate()) {
      return DATE;
    }
    // A backslash and quotation marks make a percent sign a mere letter.
    var code = format.code().replaceAll("\\\\.|\"[^\"]*\"", "");
    return code.contains("%") || label.contains("%") ? PERCENTAGE : NUMBER;
  }
}
