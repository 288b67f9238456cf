package dev.meshgate.services.engine.function.lookup;

import dev.meshgate.services.engine.cell.Area;
import dev.meshgate.services.engine.cell.EmptyValue;
import dev.meshgate.services.engine.cell.ErrorException;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.Reference;
import dev.meshgate.services.engine.cell.Value;
import org.jspecify.annotations.Nullable;

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

  /** Where its values stand, if they are the same in every calculation. */
  @Nullable Index index() {
    if (!(area instanceof Reference range)) {
      return null;
    }
    var own =
        isColumn
            ? range.with(range.row(), range.column() + fixed, range.rows(), 1)
            : range.with(range.row() + fixed, range.column(), 1, range.columns());
    return own.cells().remembered(own, Index.class, () -> Index.of(this));
  }

  Value at(int index) {
    if (index >= usedSize()) {
      return EmptyValue.EMPTY;
    }
    return isColumn ? area.at(index, fixed) : area.at(fixed, index);
  }
}
