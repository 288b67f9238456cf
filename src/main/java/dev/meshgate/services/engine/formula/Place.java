package dev.meshgate.services.engine.formula;

import org.apache.poi.ss.formula.ptg.AreaPtgBase;
import org.apache.poi.ss.formula.ptg.RefPtgBase;

/**
 * Where a formula stands.
 *
 * @param down by how many rows its relative references are moved, as in a shared formula
 * @param right by how many columns
 */
record Place(int sheet, int row, int column, int down, int right) {

  private static final int ROWS = 0xFFFFF;
  private static final int COLUMNS = 0x3FFF;

  /** The same place for a name's formula, whose relative references count from A1. */
  Place ofName() {
    return new Place(sheet, row, column, row, column);
  }

  ReferenceNode cell(RefPtgBase ptg, int first, int last) {
    var atRow = row(ptg.getRow(), ptg.isRowRelative());
    var atColumn = column(ptg.getColumn(), ptg.isColRelative());
    return new ReferenceNode(first, last, atRow, atColumn, atRow, atColumn);
  }

  ReferenceNode area(AreaPtgBase ptg, int first, int last) {
    var row = row(ptg.getFirstRow(), ptg.isFirstRowRelative());
    var column = column(ptg.getFirstColumn(), ptg.isFirstColRelative());
    var lastRow = row(ptg.getLastRow(), ptg.isLastRowRelative());
    var lastColumn = column(ptg.getLastColumn(), ptg.isLastColRelative());
    var allRows = ptg.getFirstRow() == 0 && ptg.getLastRow() == ROWS;
    var allColumns = ptg.getFirstColumn() == 0 && ptg.getLastColumn() == COLUMNS;
    return new ReferenceNode(
        first,
        last,
        allRows ? 0 : Math.min(row, lastRow),
        allColumns ? 0 : Math.min(column, lastColumn),
        allRows ? ROWS : Math.max(row, lastRow),
        allColumns ? COLUMNS : Math.max(column, lastColumn));
  }

  /** Beyond the last row it goes on at the first. */
  private int row(int row, boolean relative) {
    return relative ? (row + down) & ROWS : row;
  }

  private int column(int column, boolean relative) {
    return relative ? (column + right) & COLUMNS : column;
  }
}
