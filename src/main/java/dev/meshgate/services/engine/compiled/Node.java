package dev.meshgate.services.engine.compiled;

import dev.meshgate.services.engine.cell.Operand;
import dev.meshgate.services.engine.cell.Value;

/**
 * A part of a formula that can be run by many at once. What it is asked for depends on who asks: a
 * value of any kind, a number, or whether it holds. It never throws an error of the workbook.
 */
abstract class Node {

  /** Its one value; an error is a value too. */
  abstract Value value(State state);

  /** Its value as a number where one is asked for; NaN after {@link State#fail}. */
  double number(State state) {
    return state.number(value(state));
  }

  /** Whether its value holds where that is asked for: 1, 0, or -1 with the error in the state. */
  int test(State state) {
    return state.test(value(state));
  }

  /** Whether its value is a number or an error, so that {@link #number} loses nothing. */
  boolean isNumber(State state) {
    return false;
  }

  /** What it yields to a function that takes references and arrays as they are. */
  Operand operand(State state) {
    return value(state);
  }

  /** Puts its value into a slot. */
  void store(State state, int slot) {
    if (!isNumber(state)) {
      state.put(slot, value(state));
      return;
    }
    var number = number(state);
    if (Double.isNaN(number)) {
      state.put(slot, state.error);
    } else {
      state.put(slot, number);
    }
  }
}
