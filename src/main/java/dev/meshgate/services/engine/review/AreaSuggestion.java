package dev.meshgate.services.engine.review;

import dev.meshgate.services.engine.cell.CellRange;
import java.util.List;

/**
 * A rectangle of cells that belong together.
 *
 * @param name in small letters, digits and underscores, unlike all other names of the workbook
 * @param range without its headers
 * @param headers what stands above each column, empty texts where nothing does
 * @param editable whether it is a table of constants that formulas read; otherwise it is one of
 *     results, to be read
 */
public record AreaSuggestion(
    String name, String title, CellRange range, List<String> headers, boolean editable) {

  public AreaSuggestion {
    headers = List.copyOf(headers);
  }
}
