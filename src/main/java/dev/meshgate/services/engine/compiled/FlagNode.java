package dev.meshgate.services.engine.compiled;

import dev.meshgate.services.engine.cell.Value;

/** A part whose value is always a flag or an error. */
abstract class FlagNode extends Node {

  @Override
  abstract int test(State state);

  @Override
  Value value(State state) {
    var holds = test(state);
    return holds < 0 ? state.error : Value.of(holds == 1);
  }

  @Override
  double number(State state) {
    var holds = test(state);
    return holds < 0 ? Double.NaN : holds;
  }
}
