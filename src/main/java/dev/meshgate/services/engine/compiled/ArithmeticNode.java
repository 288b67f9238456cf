package dev.meshgate.services.engine.compiled;

import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.formula.Operator;

/**
 * Two operands with an operator between them that makes a number. Where one of them is none, the
 * operator itself decides, as which error goes first depends on both.
 */
final class ArithmeticNode extends NumberNode {

  private final Operator operator;
  private final Node left;
  private final Node right;

  ArithmeticNode(Operator operator, Node left, Node right) {
    this.operator = operator;
    this.left = left;
    this.right = right;
  }

  @Override
  double number(State state) {
    if (!left.isNumber(state) || !right.isNumber(state)) {
      return state.number(operator.apply(left.value(state), right.value(state)));
    }
    var one = left.number(state);
    if (Double.isNaN(one)) {
      return state.failed(right);
    }
    var other = right.number(state);
    if (Double.isNaN(other)) {
      return other;
    }
    return switch (operator) {
      case ADD -> state.finite(Operator.sum(one, other));
      case SUBTRACT -> state.finite(Operator.sum(one, -other));
      case MULTIPLY -> state.finite(one * other);
      case DIVIDE -> other == 0 ? state.fail(ErrorValue.DIV0) : state.finite(one / other);
      default -> state.number(Operator.power(one, other));
    };
  }
}
