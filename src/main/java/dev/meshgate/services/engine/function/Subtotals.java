package dev.meshgate.services.engine.function;

import dev.meshgate.services.engine.cell.Area;
import dev.meshgate.services.engine.cell.EmptyValue;
import dev.meshgate.services.engine.cell.ErrorException;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.Grid;
import dev.meshgate.services.engine.cell.Operand;
import dev.meshgate.services.engine.cell.Reference;
import dev.meshgate.services.engine.cell.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** SUBTOTAL and AGGREGATE: another function, over what is not a subtotal itself. */
public final class Subtotals {

  /** By their numbers from 1 on. */
  private static final List<String> NAMES =
      List.of(
          "AVERAGE",
          "COUNT",
          "COUNTA",
          "MAX",
          "MIN",
          "PRODUCT",
          "STDEV.S",
          "STDEV.P",
          "SUM",
          "VAR.S",
          "VAR.P",
          "MEDIAN",
          "MODE.SNGL",
          "LARGE",
          "SMALL",
          "PERCENTILE.INC",
          "QUARTILE.INC",
          "PERCENTILE.EXC",
          "QUARTILE.EXC");

  private static final int LAST_OF_SUBTOTAL = 11;

  /** From here on a number is asked for beside the array. */
  private static final int FIRST_WITH_NUMBER = 14;

  private final Functions functions;

  private Subtotals(Functions functions) {
    this.functions = functions;
  }

  /** Adds them; the functions that they stand for are looked up there when they are called. */
  public static void addTo(Functions to) {
    var subtotals = new Subtotals(to);
    to.add("SUBTOTAL", 2, Functions.MANY, "VR", subtotals::subtotal)
        .add("AGGREGATE", 3, Functions.MANY, "VVA", subtotals::aggregate);
  }

  private Operand apply(int number, Call call, List<? extends Operand> operands) {
    var spec = functions.named(NAMES.get(number - 1));
    if (spec == null) {
      throw new ErrorException(ErrorValue.VALUE);
    }
    return spec.function().apply(new FixedCall(call, operands));
  }

  private Operand subtotal(Call call) {
    var code = call.whole(0);
    var number = code > 100 ? code - 100 : code;
    if (number < 1 || number > LAST_OF_SUBTOTAL) {
      throw new ErrorException(ErrorValue.VALUE);
    }
    // What a filter hides never counts, what somebody hid only up to 11.
    var rows = code > 100 ? Rows.SHOWN : Rows.UNFILTERED;
    return apply(number, call, List.of(new Kept(call, rows, true, false).of(1, call.size())));
  }

  private Operand aggregate(Call call) {
    var number = call.whole(0);
    var option = call.whole(1);
    if (number < 1 || number > NAMES.size() || option < 0 || option > 7) {
      throw new ErrorException(ErrorValue.VALUE);
    }
    var withoutErrors = option == 2 || option == 3 || option >= 6;
    var rows = option % 2 == 1 ? Rows.SHOWN : Rows.ALL;
    var kept = new Kept(call, rows, option < 4, withoutErrors);
    if (number < FIRST_WITH_NUMBER) {
      return apply(number, call, List.of(kept.of(2, call.size())));
    }
    if (call.size() < 4) {
      throw new ErrorException(ErrorValue.VALUE);
    }
    return apply(number, call, List.of(kept.of(2, 3), call.value(3)));
  }

  /** Which rows of a range count. */
  private enum Rows {
    ALL,
    UNFILTERED,
    SHOWN
  }

  /** Picks the values that count. */
  private record Kept(Call call, Rows rows, boolean withoutSubtotals, boolean withoutErrors) {

    /** Those of some arguments, in one column. */
    Operand of(int from, int to) {
      var kept = new ArrayList<Value>();
      for (var i = from; i < to; i++) {
        var area = call.area(i);
        for (var row = 0; row < area.usedRows(); row++) {
          if (counts(area, row)) {
            add(area, row, kept);
          }
        }
      }
      call.spend(kept.size());
      return kept.isEmpty() ? Grid.row(EmptyValue.EMPTY) : Grid.column(kept.toArray(new Value[0]));
    }

    private boolean counts(Area area, int row) {
      return rows == Rows.ALL
          || !(area instanceof Reference reference)
          || !call.frame()
              .book()
              .isHidden(reference.sheet(), reference.row() + row, rows == Rows.UNFILTERED);
    }

    private void add(Area area, int row, List<Value> kept) {
      for (var column = 0; column < area.usedColumns(); column++) {
        if (withoutSubtotals && isSubtotal(area, row, column)) {
          continue;
        }
        var value = area.at(row, column);
        if (!(withoutErrors && value instanceof ErrorValue)) {
          kept.add(value);
        }
      }
    }

    private boolean isSubtotal(Area area, int row, int column) {
      if (!(area instanceof Reference reference)) {
        return false;
      }
      var formula =
          call.frame()
              .book()
              .formula(reference.sheet(), reference.row() + row, reference.column() + column);
      if (formula == null) {
        return false;
      }
      var upper = formula.toUpperCase(Locale.ROOT);
      return upper.contains("SUBTOTAL(") || upper.contains("AGGREGATE(");
    }
  }
}
