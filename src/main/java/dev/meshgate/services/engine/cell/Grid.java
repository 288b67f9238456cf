package dev.meshgate.services.engine.cell;

import java.util.Arrays;

/** An array of values, row by row. */
public final class Grid implements Area {

  private final int rows;
  private final int columns;
  private final Value[] values;

  private Grid(int rows, int columns, Value[] values) {
    this.rows = rows;
    this.columns = columns;
    this.values = values;
  }

  /** Takes the array, which nobody else may change any more. */
  public static Grid of(int rows, int columns, Value[] values) {
    if (rows < 1 || columns < 1 || values.length != (long) rows * columns) {
      throw new IllegalArgumentException(
          values.length + " values are not " + rows + " by " + columns + ".");
    }
    return new Grid(rows, columns, values);
  }

  public static Grid row(Value... values) {
    return of(1, values.length, values.clone());
  }

  public static Grid column(Value... values) {
    return of(values.length, 1, values.clone());
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public Value at(int row, int column) {
    return values[row * columns + column];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Grid grid
        && grid.columns == columns
        && Arrays.equals(grid.values, values);
  }

  @Override
  public int hashCode() {
    return 31 * columns + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return rows + "x" + columns + Arrays.toString(values);
  }
}
