package dev.meshgate.services.engine.compiled;

import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.NumberValue;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.formula.Term;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a range as functions of many numbers see them: of those that never change only
 * numbers and errors are left.
 */
final class Span implements AggregateNode.Argument {

  private final int[] slots;
  private final @Nullable Value[] values;

  Span(Layout layout, Term.Cells cells) {
    var found = new ArrayList<Integer>();
    var fixed = new ArrayList<@Nullable Value>();
    var lastRow = Math.min(cells.lastRow(), layout.usedRows(cells.sheet()) - 1);
    var lastColumn = Math.min(cells.lastColumn(), layout.usedColumns(cells.sheet()) - 1);
    for (var row = cells.row(); row <= lastRow; row++) {
      for (var column = cells.column(); column <= lastColumn; column++) {
        var slot = layout.slot(cells.sheet(), row, column);
        var value = slot == Layout.FIXED ? layout.fixed(cells.sheet(), row, column) : null;
        if (value == null || value instanceof NumberValue || value instanceof ErrorValue) {
          found.add(slot);
          fixed.add(value);
        }
      }
    }
    this.slots = found.stream().mapToInt(Integer::intValue).toArray();
    this.values = fixed.toArray(new @Nullable Value[0]);
  }

  @Override
  public int size() {
    return slots.length;
  }

  @Override
  public int copy(State state, double[] numbers, int from) {
    var next = from;
    for (var i = 0; i < slots.length; i++) {
      var slot = slots[i];
      var value = slot == Layout.FIXED ? values[i] : state.values[slot];
      if (value == null) {
        numbers[next++] = state.numbers[slot];
      } else if (value instanceof NumberValue number) {
        numbers[next++] = number.number();
      } else if (value instanceof ErrorValue error) {
        state.error = error;
        return -1;
      }
    }
    return next;
  }
}
