package dev.meshgate.services.engine.function;

import dev.meshgate.services.engine.cell.Area;
import dev.meshgate.services.engine.cell.BooleanValue;
import dev.meshgate.services.engine.cell.Comparison;
import dev.meshgate.services.engine.cell.EmptyValue;
import dev.meshgate.services.engine.cell.ErrorException;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.NumberValue;
import dev.meshgate.services.engine.cell.Operand;
import dev.meshgate.services.engine.cell.Reference;
import dev.meshgate.services.engine.cell.TextValue;
import dev.meshgate.services.engine.cell.Value;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Functions that say what something is. */
public final class Information {

  private Information() {}

  public static void addTo(Functions to) {
    is(to, "ISBLANK", value -> value instanceof EmptyValue);
    is(to, "ISERROR", value -> value instanceof ErrorValue);
    is(to, "ISERR", value -> value instanceof ErrorValue && value != ErrorValue.NA);
    is(to, "ISNA", value -> value == ErrorValue.NA);
    is(to, "ISNUMBER", value -> value instanceof NumberValue);
    is(to, "ISTEXT", value -> value instanceof TextValue);
    is(to, "ISNONTEXT", value -> !(value instanceof TextValue));
    is(to, "ISLOGICAL", value -> value instanceof BooleanValue);
    to.add("ISEVEN", 1, 1, "V", call -> Value.of(parity(call) == 0))
        .add("ISODD", 1, 1, "V", call -> Value.of(parity(call) == 1))
        .add("ISREF", 1, 1, "R", call -> Value.of(call.operand(0) instanceof Reference))
        .add("ISFORMULA", 1, 1, "R", call -> Value.of(formula(call) != null))
        .add("FORMULATEXT", 1, 1, "R", Information::formulaText)
        .add("N", 1, 1, "V", call -> asNumber(call.value(0)))
        .add("NA", 0, 0, "", call -> ErrorValue.NA)
        .add("TYPE", 1, 1, "R", Information::type)
        .add("ERROR.TYPE", 1, 1, "V", Information::errorType)
        .add("SHEETS", 0, 0, "", call -> Value.of(call.frame().book().sheets()))
        .add("SHEET", 0, 1, "R", Information::sheet);
  }

  private static void is(Functions to, String name, Predicate<Value> test) {
    to.add(name, 1, 1, "V", call -> Value.of(test.test(call.value(0))));
  }

  private static int parity(Call call) {
    if (call.value(0) instanceof BooleanValue) {
      throw new ErrorException(ErrorValue.VALUE);
    }
    return (int) (Math.floor(Math.abs(call.number(0))) % 2);
  }

  private static @Nullable String formula(Call call) {
    var cell = call.reference(0);
    return call.frame().book().formula(cell.sheet(), cell.row(), cell.column());
  }

  private static Value formulaText(Call call) {
    var formula = formula(call);
    return formula == null
        ? ErrorValue.NA
        : Value.of("=" + formula.replaceAll("_xl(fn|ws|pm)\\.", ""));
  }

  private static Value asNumber(Value value) {
    if (value instanceof NumberValue || value instanceof ErrorValue) {
      return value;
    }
    return Value.of(value == BooleanValue.TRUE ? 1 : 0);
  }

  private static Value type(Call call) {
    Operand operand = call.operand(0);
    if (operand instanceof Area area && !area.isSingle()) {
      return Value.of(64);
    }
    return Value.of(
        switch (Comparison.rank(call.value(0))) {
          case 2 -> 2;
          case 3 -> 4;
          case 4 -> 16;
          default -> 1;
        });
  }

  private static Value errorType(Call call) {
    return call.value(0) instanceof ErrorValue error ? Value.of(error.type()) : ErrorValue.NA;
  }

  private static Value sheet(Call call) {
    if (call.isOmitted(0)) {
      return Value.of(call.frame().sheet() + 1);
    }
    if (call.operand(0) instanceof Reference reference) {
      return Value.of(reference.sheet() + 1);
    }
    var sheet = call.frame().book().sheet(call.text(0));
    return sheet.isPresent() ? Value.of(sheet.orElseThrow() + 1) : ErrorValue.NA;
  }
}
