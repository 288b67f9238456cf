package dev.meshgate.services.engine.compiled;

import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.formula.Operator;

/** Two operands as one text. */
final class ConcatenationNode extends Node {

  private final Node left;
  private final Node right;

  ConcatenationNode(Node left, Node right) {
    this.left = left;
    this.right = right;
  }

  @Override
  Value value(State state) {
    return Operator.CONCATENATE.apply(left.value(state), right.value(state));
  }
}
