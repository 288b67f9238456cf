package dev.meshgate.services.engine.compiled;

/** A minus before an operand, or a percent behind it. */
final class SignNode extends NumberNode {

  private final Node inner;
  private final boolean isPercent;

  SignNode(Node inner, boolean isPercent) {
    this.inner = inner;
    this.isPercent = isPercent;
  }

  @Override
  double number(State state) {
    var number = inner.number(state);
    if (Double.isNaN(number)) {
      return number;
    }
    return state.finite(isPercent ? number / 100 : -number);
  }
}
