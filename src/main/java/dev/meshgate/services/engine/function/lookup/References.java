package dev.meshgate.services.engine.function.lookup;

import dev.meshgate.services.engine.cell.Area;
import dev.meshgate.services.engine.cell.CellAddress;
import dev.meshgate.services.engine.cell.ErrorException;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.Grid;
import dev.meshgate.services.engine.cell.NumberValue;
import dev.meshgate.services.engine.cell.Operand;
import dev.meshgate.services.engine.cell.Reference;
import dev.meshgate.services.engine.cell.Union;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.function.Call;
import dev.meshgate.services.engine.function.Functions;
import java.util.stream.IntStream;

/** Functions that yield or measure references. */
public final class References {

  private References() {}

  public static void addTo(Functions to) {
    to.add("INDEX", 2, 4, "AVVV", References::index)
        .add("OFFSET", 3, 5, "RVVVV", References::offset)
        .add("INDIRECT", 1, 2, "VV", References::indirect)
        .add("ROWS", 1, 1, "R", call -> Value.of(call.area(0).rows()))
        .add("COLUMNS", 1, 1, "R", call -> Value.of(call.area(0).columns()))
        .add("ROW", 0, 1, "R", call -> numbers(call, true))
        .add("COLUMN", 0, 1, "R", call -> numbers(call, false))
        .add("AREAS", 1, 1, "R", References::areas)
        .add("ADDRESS", 2, 5, "V", References::address)
        .add("SINGLE", 1, 1, "R", call -> call.value(0))
        .add("ANCHORARRAY", 1, 1, "R", call -> call.frame().book().spill(call.reference(0)))
        .add("HYPERLINK", 1, 2, "V", call -> call.value(call.size() - 1));
  }

  private static Operand index(Call call) {
    var area = call.operand(0) instanceof Union union ? part(call, union) : call.area(0);
    var row = call.whole(1, 0);
    var column = call.whole(2, 0);
    if (call.size() < 3 && area.rows() == 1 && area.columns() > 1) {
      column = row;
      row = 1;
    }
    if (row < 0 || column < 0) {
      throw new ErrorException(ErrorValue.VALUE);
    }
    if (row > area.rows() || column > area.columns()) {
      throw new ErrorException(ErrorValue.REF);
    }
    if (row == 0 && column == 0) {
      return area;
    }
    if (row == 0) {
      return Lookups.column(area, column - 1);
    }
    if (column == 0) {
      return Lookups.row(area, row - 1);
    }
    return area instanceof Reference reference
        ? reference.with(reference.row() + row - 1, reference.column() + column - 1, 1, 1)
        : area.at(row - 1, column - 1);
  }

  private static Reference part(Call call, Union union) {
    var number = call.whole(3, 1);
    if (number < 1 || number > union.parts().size()) {
      throw new ErrorException(ErrorValue.REF);
    }
    return union.parts().get(number - 1);
  }

  private static Operand offset(Call call) {
    var from = call.reference(0);
    var row = (double) from.row() + call.whole(1);
    var column = (double) from.column() + call.whole(2);
    var rows = call.whole(3, from.rows());
    var columns = call.whole(4, from.columns());
    if (rows == 0 || columns == 0) {
      throw new ErrorException(ErrorValue.REF);
    }
    // A negative size goes up, or to the left.
    return from.with(
        Call.whole(rows < 0 ? row + rows + 1 : row),
        Call.whole(columns < 0 ? column + columns + 1 : column),
        Math.abs(rows),
        Math.abs(columns));
  }

  private static Operand indirect(Call call) {
    var text = call.text(0).strip();
    if (text.isEmpty() || !call.flag(1, true)) {
      // References in the form R1C1 are not taken.
      throw new ErrorException(ErrorValue.REF);
    }
    return call.frame().book().refer(text, call.frame());
  }

  private static Operand numbers(Call call, boolean ofRows) {
    if (call.isOmitted(0)) {
      return Value.of((ofRows ? call.frame().row() : call.frame().column()) + 1);
    }
    var area = call.reference(0);
    var first = (ofRows ? area.row() : area.column()) + 1;
    var count = ofRows ? area.rows() : area.columns();
    if (count == 1 || !call.isLifted()) {
      return Value.of(first);
    }
    call.spend(count);
    var values =
        IntStream.range(0, count).mapToObj(i -> new NumberValue(first + i)).toArray(Value[]::new);
    return ofRows ? Grid.column(values) : Grid.row(values);
  }

  private static Value areas(Call call) {
    Area area = call.area(0);
    return Value.of(area instanceof Union union ? union.parts().size() : 1);
  }

  private static Value address(Call call) {
    var row = call.whole(0);
    var column = call.whole(1);
    var kind = call.whole(2, 1);
    if (row < 1
        || column < 1
        || row > Reference.MAX_ROWS
        || column > Reference.MAX_COLUMNS
        || kind < 1
        || kind > 4) {
      throw new ErrorException(ErrorValue.VALUE);
    }
    var text = call.flag(3, true) ? a1(row, column, kind) : r1c1(row, column, kind);
    return Value.of(call.size() < 5 ? text : sheet(call.text(4)) + "!" + text);
  }

  private static String a1(int row, int column, int kind) {
    return (kind == 1 || kind == 3 ? "$" : "")
        + CellAddress.letters(column - 1)
        + (kind <= 2 ? "$" : "")
        + row;
  }

  private static String r1c1(int row, int column, int kind) {
    return (kind <= 2 ? "R" + row : "R[" + row + "]")
        + (kind == 1 || kind == 3 ? "C" + column : "C[" + column + "]");
  }

  private static String sheet(String name) {
    return name.isEmpty() || name.matches("[A-Za-z_][A-Za-z0-9_.]*")
        ? name
        : "'" + name.replace("'", "''") + "'";
  }
}
