package dev.meshgate.services.engine.cell;

/** A rectangle of cells of one sheet, or of as many sheets in a row. Everything counts from 0. */
public record Reference(
    Cells cells, int sheet, int lastSheet, int row, int column, int lastRow, int lastColumn)
    implements Area {

  public static final int MAX_ROWS = 1 << 20;
  public static final int MAX_COLUMNS = 1 << 14;

  public static Reference cell(Cells cells, int sheet, int row, int column) {
    return new Reference(cells, sheet, sheet, row, column, row, column);
  }

  /** A rectangle on the same sheet; {@code #REF!} when it lies beside the sheet. */
  public Reference with(int row, int column, int rows, int columns) {
    if (row < 0
        || column < 0
        || rows < 1
        || columns < 1
        || (long) row + rows > MAX_ROWS
        || (long) column + columns > MAX_COLUMNS) {
      throw new ErrorException(ErrorValue.REF);
    }
    return new Reference(
        cells, sheet, lastSheet, row, column, row + rows - 1, column + columns - 1);
  }

  @Override
  public int rows() {
    return lastRow - row + 1;
  }

  @Override
  public int columns() {
    return lastColumn - column + 1;
  }

  @Override
  public Value at(int atRow, int atColumn) {
    return cells.at(sheet, row + atRow, column + atColumn);
  }

  @Override
  public int usedRows() {
    var used = 0;
    for (var at = sheet; at <= lastSheet; at++) {
      used = Math.max(used, cells.usedRows(at));
    }
    return Math.max(0, Math.min(rows(), used - row));
  }

  @Override
  public int usedColumns() {
    var used = 0;
    for (var at = sheet; at <= lastSheet; at++) {
      used = Math.max(used, cells.usedColumns(at));
    }
    return Math.max(0, Math.min(columns(), used - column));
  }

  /** The same rectangle on one of its sheets. */
  public Reference on(int one) {
    return new Reference(cells, one, one, row, column, lastRow, lastColumn);
  }

  public boolean isOnOneSheet() {
    return sheet == lastSheet;
  }
}
