package dev.meshgate.services.engine.formula;

import dev.meshgate.services.engine.cell.CellRange;
import java.util.List;

/**
 * A table of a sheet, as structured references name it.
 *
 * @param range with its header and totals
 * @param columns the names in its header
 */
public record TableDefinition(
    String name, CellRange range, List<String> columns, int headerRows, int totalsRows) {

  public TableDefinition {
    columns = List.copyOf(columns);
  }
}
