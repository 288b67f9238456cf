package dev.meshgate.services.engine.function.lookup;

import dev.meshgate.services.engine.cell.Area;
import dev.meshgate.services.engine.cell.EmptyValue;
import dev.meshgate.services.engine.cell.ErrorException;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.Grid;
import dev.meshgate.services.engine.cell.Operand;
import dev.meshgate.services.engine.cell.Reference;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.function.Call;
import dev.meshgate.services.engine.function.Functions;

/** Functions that find a value by another one. */
public final class Lookups {

  private Lookups() {}

  public static void addTo(Functions to) {
    to.add("VLOOKUP", 3, 4, "VRVV", call -> table(call, true))
        .add("HLOOKUP", 3, 4, "VRVV", call -> table(call, false))
        .add("LOOKUP", 2, 3, "VAA", Lookups::lookup)
        .add("MATCH", 2, 3, "VRV", Lookups::match)
        .add("XMATCH", 2, 4, "VAVV", Lookups::xmatch)
        .add("XLOOKUP", 3, 6, "VAAZVV", Lookups::xlookup);
  }

  private static Value table(Call call, boolean vertical) {
    var area = call.area(1);
    var number = call.whole(2);
    if (number < 1) {
      throw new ErrorException(ErrorValue.VALUE);
    }
    if (number > (vertical ? area.columns() : area.rows())) {
      throw new ErrorException(ErrorValue.REF);
    }
    var keys = vertical ? Vector.column(area, 0) : Vector.row(area, 0);
    // An argument left out between commas is FALSE, one that is not there is TRUE.
    var approximate = call.size() < 4 || call.flag(3);
    var sought = call.value(0);
    var found =
        approximate
            ? Search.sorted(keys, sought, false)
            : Search.exact(keys, zero(sought), true, false);
    if (found == Search.NOWHERE) {
      throw new ErrorException(ErrorValue.NA);
    }
    return vertical ? area.at(found, number - 1) : area.at(number - 1, found);
  }

  /** An empty cell is sought as 0. */
  private static Value zero(Value sought) {
    return sought instanceof EmptyValue ? Value.of(0) : sought;
  }

  private static Value lookup(Call call) {
    var area = call.area(1);
    var alongRow = area.columns() > area.rows();
    var keys = alongRow ? Vector.row(area, 0) : Vector.column(area, 0);
    var found = Search.sorted(keys, call.value(0), false);
    if (found == Search.NOWHERE) {
      throw new ErrorException(ErrorValue.NA);
    }
    if (call.size() < 3) {
      return alongRow ? area.at(area.rows() - 1, found) : area.at(found, area.columns() - 1);
    }
    var values = call.area(2);
    if (values instanceof Reference reference && reference.isSingle()) {
      // It may be only the first cell of the results.
      values =
          alongRow
              ? reference.with(reference.row(), reference.column(), 1, keys.size())
              : reference.with(reference.row(), reference.column(), keys.size(), 1);
    }
    var results = Vector.of(values, ErrorValue.NA);
    if (found >= results.size()) {
      throw new ErrorException(ErrorValue.NA);
    }
    return results.at(found);
  }

  private static Value match(Call call) {
    var vector = Vector.of(call.area(1), ErrorValue.NA);
    var type = call.size() < 3 ? 1 : Math.signum(call.number(2));
    var sought = zero(call.value(0));
    var found =
        type == 0
            ? Search.exact(vector, sought, true, false)
            : Search.sorted(vector, sought, type < 0);
    return place(found);
  }

  private static Value place(int found) {
    return found == Search.NOWHERE ? ErrorValue.NA : Value.of(found + 1);
  }

  private static Value xmatch(Call call) {
    var vector = Vector.of(call.area(1), ErrorValue.VALUE);
    return place(find(vector, call.value(0), call.whole(2, 0), call.whole(3, 1)));
  }

  /**
   * The place as XLOOKUP finds it.
   *
   * @param mode 0 exactly, -1 or the next smaller, 1 or the next larger, 2 with wildcards
   * @param order 1 from the first, -1 from the last, 2 and -2 by halves in a sorted vector
   */
  private static int find(Vector vector, Value sought, int mode, int order) {
    if (mode < -1 || mode > 2 || order == 0 || Math.abs(order) > 2) {
      throw new ErrorException(ErrorValue.VALUE);
    }
    return switch (mode) {
      case 0 -> Search.exact(vector, sought, false, order == -1);
      case 2 -> Search.exact(vector, sought, true, order == -1);
      default -> Search.nearest(vector, sought, mode == 1, order == -1);
    };
  }

  private static Operand xlookup(Call call) {
    var keys = Vector.of(call.area(1), ErrorValue.VALUE);
    var results = call.area(2);
    var size = keys.isColumn() ? results.rows() : results.columns();
    if (size != keys.size()) {
      throw new ErrorException(ErrorValue.VALUE);
    }
    var found = find(keys, call.value(0), call.whole(4, 0), call.whole(5, 1));
    if (found == Search.NOWHERE) {
      return call.isOmitted(3) ? ErrorValue.NA : call.operand(3);
    }
    return keys.isColumn() ? row(results, found) : column(results, found);
  }

  static Operand row(Area area, int row) {
    if (area instanceof Reference reference) {
      return reference.with(reference.row() + row, reference.column(), 1, reference.columns());
    }
    var values = new Value[area.columns()];
    for (var i = 0; i < values.length; i++) {
      values[i] = area.at(row, i);
    }
    return values.length == 1 ? values[0] : Grid.row(values);
  }

  static Operand column(Area area, int column) {
    if (area instanceof Reference reference) {
      return reference.with(reference.row(), reference.column() + column, reference.rows(), 1);
    }
    var values = new Value[area.rows()];
    for (var i = 0; i < values.length; i++) {
      values[i] = area.at(i, column);
    }
    return values.length == 1 ? values[0] : Grid.column(values);
  }
}
