package dev.meshgate.services.engine.review;

import dev.meshgate.services.engine.cell.CellAddress;

/**
 * A formula whose value a reader could doubt.
 *
 * @param formula without the equals sign
 * @param explanation for the publisher, in one or two sentences
 */
public record Hazard(Kind kind, CellAddress cell, String formula, String explanation) {

  /** Why it could be doubted. */
  public enum Kind {
    /** One formula fills several cells, or was entered with Ctrl+Shift+Enter. */
    ARRAY_FORMULA,
    /** Of a range only the cell in the formula's own row or column is taken. */
    IMPLICIT_INTERSECTION,
    /** NOW, TODAY, RAND and their like. */
    MOMENT_OR_CHANCE,
    /** OFFSET and INDIRECT: which cells are read, no reader of the formula sees. */
    COMPUTED_REFERENCE,
    /** CELL and INFO tell of the machine that calculates. */
    ENVIRONMENT,
    /** All rows of a column, or all columns of a row. */
    WHOLE_COLUMN,
    /** The formula may need its own value. */
    CIRCULAR,
    /** What comes out depends on which rows are hidden in the file. */
    HIDDEN_ROWS,
    /** A text is calculated with as a number. */
    TEXT_AS_NUMBER
  }
}
