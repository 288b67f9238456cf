package dev.meshgate.services.engine.image;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** One sheet: rows by their numbers, and in them cells by their columns, all in arrays. */
public final class Sheet {

  private final String name;
  private final boolean hidden;
  private final int[] rowNumbers;
  private final Row[] rows;
  private final int usedColumns;
  private final List<Validation> validations;
  private final BitSet hiddenRows;
  private final BitSet filteredRows;

  private Sheet(RawSheet raw, SortedMap<Integer, Row> byNumber) {
    this.name = raw.name();
    this.hidden = raw.isHidden();
    this.hiddenRows = raw.hiddenRows();
    this.filteredRows = raw.filteredRows();
    this.rowNumbers = byNumber.keySet().stream().mapToInt(Integer::intValue).toArray();
    this.rows = byNumber.values().toArray(Row[]::new);
    this.usedColumns = Arrays.stream(rows).mapToInt(Row::usedColumns).max().orElse(0);
    this.validations = List.copyOf(raw.validations());
  }

  static Sheet of(RawSheet raw, SortedMap<Integer, Row> rows) {
    return new Sheet(raw, rows);
  }

  public String name() {
    return name;
  }

  public boolean isHidden() {
    return hidden;
  }

  public List<Validation> validations() {
    return validations;
  }

  /**
   * Whether a row is hidden in the file.
   *
   * @param onlyByFilter whether it counts only if a filter hides it
   */
  public boolean isHiddenRow(int row, boolean onlyByFilter) {
    return (onlyByFilter ? filteredRows : hiddenRows).get(row);
  }

  /** The cell at a place counted from 0, or null when the file has none there. */
  public @Nullable Cell cell(int row, int column) {
    // Most sheets have no gap above their last row.
    var at =
        row < rowNumbers.length && rowNumbers[row] == row
            ? row
            : Arrays.binarySearch(rowNumbers, row);
    return at < 0 ? null : rows[at].cell(column);
  }

  /** The number of rows down to the last one that holds anything. */
  public int usedRows() {
    return rowNumbers.length == 0 ? 0 : rowNumbers[rowNumbers.length - 1] + 1;
  }

  public int usedColumns() {
    return usedColumns;
  }

  /** Shows every cell that the file has, row by row. */
  public void forEach(Visitor visitor) {
    for (var i = 0; i < rows.length; i++) {
      for (var j = 0; j < rows[i].columns.length; j++) {
        visitor.visit(rowNumbers[i], rows[i].columns[j], rows[i].cells[j]);
      }
    }
  }

  /** Is shown a cell and its place. */
  @FunctionalInterface
  public interface Visitor {

    void visit(int row, int column, Cell cell);
  }

  /** The cells of a row. */
  static final class Row {

    private final short[] columns;
    private final Cell[] cells;

    Row(SortedMap<Integer, Cell> byColumn) {
      columns = new short[byColumn.size()];
      cells = new Cell[byColumn.size()];
      var i = 0;
      for (var entry : byColumn.entrySet()) {
        columns[i] = entry.getKey().shortValue();
        cells[i++] = entry.getValue();
      }
    }

    int usedColumns() {
      return columns.length == 0 ? 0 : columns[columns.length - 1] + 1;
    }

    @Nullable Cell cell(int column) {
      var at =
          column < columns.length && columns[column] == column
              ? column
              : Arrays.binarySearch(columns, (short) column);
      return at < 0 ? null : cells[at];
    }
  }
}
