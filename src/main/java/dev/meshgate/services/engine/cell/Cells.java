package dev.meshgate.services.engine.cell;

/** The cells as one calculation sees them: the workbook's, and what the caller put over them. */
public interface Cells {

  /** The value of a cell, calculated when it must be. Rows, columns and sheets count from 0. */
  Value at(int sheet, int row, int column);

  /** The number of rows down to the last one that holds anything. */
  int usedRows(int sheet);

  int usedColumns(int sheet);

  /**
   * Counts work against the budget and the deadline of the calculation.
   *
   * @throws RuntimeException of the calculation's own kind when one of them is used up
   */
  void spend(long work);
}
