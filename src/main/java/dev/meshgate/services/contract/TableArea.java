package dev.meshgate.services.contract;

import dev.meshgate.services.engine.cell.CellRange;

/**
 * A table of the workbook that callers may read, and change for one call.
 *
 * @param name by which it is named
 * @param readable whether its values are told
 * @param writable whether a call may put other values there; formulas never
 * @param description what the table is, and what changing it means; may be empty
 */
public record TableArea(
    String name,
    String title,
    CellRange range,
    boolean readable,
    boolean writable,
    String description) {

  /** So many cells a call may fill or read at once. */
  public static final int MOST_CELLS = 10_000;
}
