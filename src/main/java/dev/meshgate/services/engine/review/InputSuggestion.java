package dev.meshgate.services.engine.review;

import dev.meshgate.services.engine.cell.CellRange;
import dev.meshgate.services.engine.cell.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cell that looks like an input.
 *
 * @param name in small letters, digits and underscores, unlike all other names of the workbook
 * @param title its label as it stands in the sheet
 * @param range one cell
 * @param required whether it must hold something: it holds a value in the file, or its validation
 *     takes no empty cell
 * @param min the least number that its validation takes, a date as its number of days, or null
 * @param max the greatest one, or null
 * @param allowedValues all that its validation takes or that formulas find by it; empty if any
 * @param defaultValue what the file holds there
 * @param format the number format's code, such as {@code 0.00%}
 * @param unit what the label has in parentheses or what stands to the right; empty if nothing does
 * @param description what its validation says to people, and what else it demands; empty if nothing
 */
public record InputSuggestion(
    String name,
    String title,
    ValueType type,
    CellRange range,
    boolean required,
    @Nullable Double min,
    @Nullable Double max,
    List<Value> allowedValues,
    Value defaultValue,
    String format,
    String unit,
    String description) {

  public InputSuggestion {
    allowedValues = List.copyOf(allowedValues);
  }
}
