package dev.meshgate.services.engine.function;

import dev.meshgate.services.engine.cell.BooleanValue;
import dev.meshgate.services.engine.cell.Coercion;
import dev.meshgate.services.engine.cell.Comparison;
import dev.meshgate.services.engine.cell.EmptyValue;
import dev.meshgate.services.engine.cell.ErrorException;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.Operand;
import dev.meshgate.services.engine.cell.TextValue;
import dev.meshgate.services.engine.cell.Value;
import java.util.ArrayList;
import java.util.List;

/** Functions that decide. What is not chosen is not calculated. */
public final class Logic {

  private Logic() {}

  public static void addTo(Functions to) {
    to.add("TRUE", 0, 0, "", call -> BooleanValue.TRUE)
        .add("FALSE", 0, 0, "", call -> BooleanValue.FALSE)
        .add("NOT", 1, 1, "V", call -> Value.of(!call.flag(0)))
        .add("AND", 1, Functions.MANY, "R", call -> Value.of(!flags(call).contains(false)))
        .add("OR", 1, Functions.MANY, "R", call -> Value.of(flags(call).contains(true)))
        .add("XOR", 1, Functions.MANY, "R", call -> Value.of(odd(flags(call))))
        .add("IF", 1, 3, "VZZ", Logic::choose)
        .add("IFERROR", 2, 2, "VZ", call -> orElse(call, true))
        .add("IFNA", 2, 2, "VZ", call -> orElse(call, false))
        .add("IFS", 2, Functions.MANY, "|VZ", Logic::ifs)
        .add("SWITCH", 3, Functions.MANY, "V|Z", Logic::switched)
        .add("CHOOSE", 2, Functions.MANY, "V|Z", Logic::numbered);
  }

  private static Operand choose(Call call) {
    if (call.flag(0)) {
      return call.size() < 2 ? BooleanValue.TRUE : given(call, 1);
    }
    return call.size() < 3 ? BooleanValue.FALSE : given(call, 2);
  }

  /** An argument left out between commas is 0. */
  private static Operand given(Call call, int index) {
    return call.isOmitted(index) ? Value.of(0) : call.operand(index);
  }

  private static Operand orElse(Call call, boolean ofAnyKind) {
    var value = call.value(0);
    var caught = ofAnyKind ? value instanceof ErrorValue : value == ErrorValue.NA;
    if (caught) {
      return given(call, 1);
    }
    return value instanceof EmptyValue ? Value.of(0) : value;
  }

  private static Operand ifs(Call call) {
    for (var i = 0; i + 1 < call.size(); i += 2) {
      if (call.flag(i)) {
        return call.operand(i + 1);
      }
    }
    throw new ErrorException(call.size() % 2 == 0 ? ErrorValue.NA : ErrorValue.VALUE);
  }

  private static Operand switched(Call call) {
    var sought = call.value(0);
    if (sought instanceof ErrorValue error) {
      return error;
    }
    for (var i = 1; i + 1 < call.size(); i += 2) {
      var candidate = call.value(i);
      if (candidate instanceof ErrorValue error) {
        return error;
      }
      if (Comparison.compare(sought, candidate) == 0) {
        return call.operand(i + 1);
      }
    }
    if (call.size() % 2 == 0) {
      return call.operand(call.size() - 1);
    }
    throw new ErrorException(ErrorValue.NA);
  }

  private static Operand numbered(Call call) {
    var number = call.whole(0);
    if (number < 1 || number >= call.size()) {
      throw new ErrorException(ErrorValue.VALUE);
    }
    return given(call, number);
  }

  private static boolean odd(List<Boolean> flags) {
    return flags.stream().filter(flag -> flag).count() % 2 == 1;
  }

  /** Texts and empty cells in ranges do not count; if nothing does, that is an error. */
  private static List<Boolean> flags(Call call) {
    var flags = new ArrayList<Boolean>();
    Walk.arguments(
        call,
        0,
        (value, isElement) -> {
          if (value instanceof ErrorValue error) {
            throw new ErrorException(error);
          }
          if (!isElement || !(value instanceof TextValue || value instanceof EmptyValue)) {
            flags.add(Coercion.flag(value));
          }
        });
    if (flags.isEmpty()) {
      throw new ErrorException(ErrorValue.VALUE);
    }
    return flags;
  }
}
