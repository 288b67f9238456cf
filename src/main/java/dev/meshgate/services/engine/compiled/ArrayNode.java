package dev.meshgate.services.engine.compiled;

import dev.meshgate.services.engine.cell.Grid;
import dev.meshgate.services.engine.cell.Operand;
import dev.meshgate.services.engine.cell.Value;

/** An array that a formula says literally, for a function that takes one. */
final class ArrayNode extends Node {

  private final Grid grid;

  ArrayNode(Grid grid) {
    this.grid = grid;
  }

  @Override
  Value value(State state) {
    throw new SurpriseException("An array stands where one value should.");
  }

  @Override
  Operand operand(State state) {
    return grid;
  }
}
