package dev.meshgate.services.engine;

import dev.meshgate.services.engine.cell.NumberValue;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.image.Image;
import dev.meshgate.services.engine.image.NumberFormat;

/**
 * What came out in one cell.
 *
 * @param format how the cell shows it; a number there may be a date
 */
public record Answer(Value value, NumberFormat format) {

  private static final NumberFormat GENERAL = new NumberFormat("General", false);

  /** How a cell of a workbook shows a number. */
  public static NumberFormat format(Image image, int sheet, int row, int column) {
    var cell = image.cell(sheet, row, column);
    return cell == null ? GENERAL : cell.format();
  }

  /** How the workbook shows it, as Excel writes it. */
  public String formatCode() {
    return format.code();
  }

  /** Whether the value is a number that the workbook shows as a date or a time. */
  public boolean isDate() {
    return format.isDate() && value instanceof NumberValue;
  }
}
