package dev.meshgate.services.engine.cell;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The cells as one calculation sees them: the workbook's, and what the caller put over them. */
public interface Cells {

  /** The value of a cell, calculated when it must be. Rows, columns and sheets count from 0. */
  Value at(int sheet, int row, int column);

  /** The number of rows down to the last one that holds anything. */
  int usedRows(int sheet);

  int usedColumns(int sheet);

  /**
   * What was found out before about cells that are the same in every calculation with these; null
   * where they may change, so that it must be looked for.
   *
   * @param question equal to itself when it is asked again
   * @param answer finds it out for the first time
   */
  default <T> @Nullable T remembered(Reference range, Object question, Supplier<T> answer) {
    return null;
  }

  /**
   * Counts work against the budget and the deadline of the calculation.
   *
   * @throws RuntimeException of the calculation's own kind when one of them is used up
   */
  void spend(long work);
}
