package dev.meshgate.services.engine.compiled;

import dev.meshgate.services.engine.cell.NumberValue;
import dev.meshgate.services.engine.cell.Value;

/** A part whose value is always a number or an error. */
abstract class NumberNode extends Node {

  @Override
  abstract double number(State state);

  @Override
  Value value(State state) {
    var number = number(state);
    return Double.isNaN(number) ? state.error : new NumberValue(number);
  }

  @Override
  int test(State state) {
    var number = number(state);
    return Double.isNaN(number) ? -1 : number == 0 ? 0 : 1;
  }

  @Override
  boolean isNumber(State state) {
    return true;
  }
}
