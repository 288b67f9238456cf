package dev.meshgate.services.engine.cell;

/** A rectangle of values, held or read from cells. */
public sealed interface Area extends Operand permits Grid, Reference, Union {

  int rows();

  int columns();

  /** The value at a place counted from 0; never a rectangle again. */
  Value at(int row, int column);

  /** How many rows are worth looking at: those below are empty. */
  default int usedRows() {
    return rows();
  }

  /** How many columns are worth looking at: those to the right are empty. */
  default int usedColumns() {
    return columns();
  }

  default boolean isSingle() {
    return rows() == 1 && columns() == 1;
  }

  /** How many values there are. */
  default long size() {
    return (long) rows() * columns();
  }
}
