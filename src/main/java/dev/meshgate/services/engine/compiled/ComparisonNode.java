package dev.meshgate.services.engine.compiled;

import dev.meshgate.services.engine.cell.Comparison;
import dev.meshgate.services.engine.formula.Operator;

/** Whether two operands compare in a certain way. */
final class ComparisonNode extends FlagNode {

  private final Operator operator;
  private final Node left;
  private final Node right;

  ComparisonNode(Operator operator, Node left, Node right) {
    this.operator = operator;
    this.left = left;
    this.right = right;
  }

  @Override
  int test(State state) {
    if (!left.isNumber(state) || !right.isNumber(state)) {
      return state.test(operator.apply(left.value(state), right.value(state)));
    }
    var one = left.number(state);
    if (Double.isNaN(one)) {
      state.failed(right);
      return -1;
    }
    var other = right.number(state);
    if (Double.isNaN(other)) {
      return -1;
    }
    return operator.holds(Comparison.compare(one, other)) ? 1 : 0;
  }
}
