package dev.meshgate.services.engine;

import dev.meshgate.services.engine.cell.NumberValue;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.image.NumberFormat;

/**
 * What came out in one cell.
 *
 * @param format how the cell shows it; a number there may be a date
 */
public record Answer(Value value, NumberFormat format) {

  /** How the workbook shows it, as Excel writes it. */
  public String formatCode() {
    return format.code();
  }

  /** Whether the value is a number that the workbook shows as a date or a time. */
  public boolean isDate() {
    return format.isDate() && value instanceof NumberValue;
  }
}
