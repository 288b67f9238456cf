package dev.meshgate.services.engine.formula;

import dev.meshgate.services.engine.cell.EmptyValue;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.Grid;
import dev.meshgate.services.engine.cell.Operand;
import dev.meshgate.services.engine.cell.Value;
import org.apache.poi.ss.formula.constant.ErrorConstant;
import org.apache.poi.ss.formula.ptg.AreaErrPtg;
import org.apache.poi.ss.formula.ptg.ArrayPtg;
import org.apache.poi.ss.formula.ptg.BoolPtg;
import org.apache.poi.ss.formula.ptg.ErrPtg;
import org.apache.poi.ss.formula.ptg.IntPtg;
import org.apache.poi.ss.formula.ptg.NumberPtg;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.formula.ptg.RefErrorPtg;
import org.apache.poi.ss.formula.ptg.StringPtg;
import org.jspecify.annotations.Nullable;

/** What a formula says literally. */
final class Constants {

  private Constants() {}

  /** A literal, or null if the token is none. */
  static @Nullable Operand constant(Ptg ptg) {
    if (ptg instanceof IntPtg number) {
      return Value.of(number.getValue());
    }
    if (ptg instanceof NumberPtg number) {
      return Value.of(number.getValue());
    }
    if (ptg instanceof StringPtg text) {
      return Value.of(text.getValue());
    }
    if (ptg instanceof BoolPtg flag) {
      return Value.of(flag.getValue());
    }
    if (ptg instanceof ErrPtg error) {
      return ErrorValue.named(error.toFormulaString()).orElse(ErrorValue.VALUE);
    }
    if (ptg instanceof RefErrorPtg || ptg instanceof AreaErrPtg) {
      return ErrorValue.REF;
    }
    return ptg instanceof ArrayPtg array ? grid(array) : null;
  }

  private static Grid grid(ArrayPtg array) {
    var rows = array.getTokenArrayValues();
    var values = new Value[array.getRowCount() * array.getColumnCount()];
    var i = 0;
    for (var row : rows) {
      for (var value : row) {
        values[i++] = value(value);
      }
    }
    return Grid.of(array.getRowCount(), array.getColumnCount(), values);
  }

  private static Value value(@Nullable Object value) {
    if (value instanceof Double number) {
      return Value.of(number);
    }
    if (value instanceof Boolean flag) {
      return Value.of(flag);
    }
    if (value instanceof ErrorConstant error) {
      return ErrorValue.named(error.getText()).orElse(ErrorValue.VALUE);
    }
    return value == null ? EmptyValue.EMPTY : Value.of(value.toString());
  }
}
