package dev.meshgate.services.engine.compiled;

import dev.meshgate.services.engine.cell.NumberValue;
import dev.meshgate.services.engine.cell.Value;

/** What is the same in every run. */
final class ConstantNode extends Node {

  private final Value value;
  private final boolean isNumber;
  private final double number;

  ConstantNode(Value value) {
    this.value = value;
    this.isNumber = value instanceof NumberValue;
    this.number = value instanceof NumberValue one ? one.number() : 0;
  }

  @Override
  Value value(State state) {
    return value;
  }

  @Override
  double number(State state) {
    return isNumber ? number : state.number(value);
  }

  @Override
  boolean isNumber(State state) {
    return isNumber;
  }
}
