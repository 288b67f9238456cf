package dev.meshgate.services.engine.cell;

/** A rectangle of cells by its sheet's name; rows and columns count from 0, both ends within. */
public record CellRange(String sheet, int row, int column, int lastRow, int lastColumn) {

  public CellRange {
    if (row < 0
        || column < 0
        || lastRow < row
        || lastColumn < column
        || lastRow >= Reference.MAX_ROWS
        || lastColumn >= Reference.MAX_COLUMNS) {
      throw new IllegalArgumentException("This is no rectangle of a sheet.");
    }
  }

  /** A range as in {@code Prices!A2:B6}, or one cell. */
  public static CellRange of(String text) {
    var mark = text.lastIndexOf('!');
    if (mark < 1) {
      throw new IllegalArgumentException(
          "'" + text + "' names no sheet. A range looks like Sheet1!A2:B6.");
    }
    return of(CellAddress.unquoted(text.substring(0, mark)), text.substring(mark + 1));
  }

  /** A range as in {@code A2:B6} on that sheet. */
  public static CellRange of(String sheet, String a1) {
    var ends = a1.split(":", -1);
    if (ends.length > 2) {
      throw new IllegalArgumentException("'" + a1 + "' is no range of cells, such as A2:B6.");
    }
    var one = CellAddress.of(sheet, ends[0]);
    var other = CellAddress.of(sheet, ends[ends.length - 1]);
    return new CellRange(
        sheet,
        Math.min(one.row(), other.row()),
        Math.min(one.column(), other.column()),
        Math.max(one.row(), other.row()),
        Math.max(one.column(), other.column()));
  }

  public static CellRange of(CellAddress cell) {
    return new CellRange(cell.sheet(), cell.row(), cell.column(), cell.row(), cell.column());
  }

  public boolean isSingle() {
    return row == lastRow && column == lastColumn;
  }

  public int rows() {
    return lastRow - row + 1;
  }

  public int columns() {
    return lastColumn - column + 1;
  }

  /** How many cells it has. */
  public long cells() {
    return (long) rows() * columns();
  }

  public boolean contains(int atRow, int atColumn) {
    return atRow >= row && atRow <= lastRow && atColumn >= column && atColumn <= lastColumn;
  }

  @Override
  public String toString() {
    var first = new CellAddress(sheet, row, column);
    return isSingle()
        ? first.toString()
        : first + ":" + new CellAddress(sheet, lastRow, lastColumn).a1();
  }
}
