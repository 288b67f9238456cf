package dev.meshgate.services.engine.image;

import dev.meshgate.services.engine.cell.CellRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a cell accepts (ECMA-376 part 1, 18.3.1.33).
 *
 * @param type such as {@code list}, {@code whole} or {@code decimal}
 * @param operator such as {@code between}
 * @param first its first formula without the equals sign, or null
 * @param second its second one, or null
 * @param prompt what it tells whoever comes to the cell, or empty
 */
public record Validation(
    List<CellRange> ranges,
    String type,
    String operator,
    boolean allowsBlank,
    @Nullable String first,
    @Nullable String second,
    String prompt) {

  public Validation {
    ranges = List.copyOf(ranges);
  }
}
