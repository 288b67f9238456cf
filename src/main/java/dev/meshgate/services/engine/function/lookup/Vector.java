package dev.meshgate.services.engine.function.lookup;

import dev.meshgate.services.engine.cell.Area;
import dev.meshgate.services.engine.cell.EmptyValue;
import dev.meshgate.services.engine.cell.ErrorException;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.Value;

/** One row or one column of an area, as what is searched. */
record Vector(Area area, int fixed, boolean isColumn) {

  static Vector column(Area area, int column) {
    return new Vector(area, column, true);
  }

  static Vector row(Area area, int row) {
    return new Vector(area, row, false);
  }

  /** An area that must be one row or one column. */
  static Vector of(Area area, ErrorValue otherwise) {
    if (area.columns() == 1) {
      return column(area, 0);
    }
    if (area.rows() == 1) {
      return row(area, 0);
    }
    throw new ErrorException(otherwise);
  }

  int size() {
    return isColumn ? area.rows() : area.columns();
  }

  int usedSize() {
    return isColumn ? area.usedRows() : area.usedColumns();
  }

  Value at(int index) {
    if (index >= usedSize()) {
      return EmptyValue.EMPTY;
    }
    return isColumn ? area.at(index, fixed) : area.at(fixed, index);
  }
}
