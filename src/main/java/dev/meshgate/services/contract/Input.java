package dev.meshgate.services.contract;

import dev.meshgate.services.engine.cell.CellRange;
import dev.meshgate.services.engine.cell.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value that a caller gives.
 *
 * @param name by which it is given; any case, and without regard to {@code _}, space and {@code -}
 * @param title what people call it
 * @param range where it goes; one cell, or several for rows of values
 * @param mandatory whether a call without it is refused
 * @param min the least, or null; of a date the number of its day
 * @param max the most, or null
 * @param allowed what alone is accepted; empty for everything
 * @param caseSensitive whether allowed texts must be spelled as they are here
 * @param defaultValue what an optional one is when it is not given; null for what the cell holds
 * @param unit such as {@code EUR} or {@code years}; may be empty
 * @param format as Excel writes it; may be empty
 * @param description for people and models; may be empty
 * @param examples values that may be given
 */
public record Input(
    String name,
    String title,
    ValueType type,
    CellRange range,
    boolean mandatory,
    @Nullable Double min,
    @Nullable Double max,
    List<Value> allowed,
    boolean caseSensitive,
    @Nullable Value defaultValue,
    String unit,
    String format,
    String description,
    List<Value> examples) {

  public Input {
    allowed = List.copyOf(allowed);
    examples = List.copyOf(examples);
  }

  boolean isWithin(double number) {
    return (min == null || number >= min) && (max == null || number <= max);
  }

  /** Whether people say five percent of it where the cell wants 0.05. */
  boolean isPart() {
    return type == ValueType.PERCENTAGE
        || format.contains("%")
        || (type == ValueType.NUMBER && min != null && max != null && min >= 0 && max <= 1);
  }
}
