package dev.meshgate.services.engine.compiled;

import dev.meshgate.services.engine.cell.ErrorException;
import dev.meshgate.services.engine.function.Call;
import dev.meshgate.services.engine.function.Rounding;

/** ROUND, which most models are full of. */
final class RoundNode extends NumberNode {

  private final Node inner;
  private final Node digits;

  RoundNode(Node inner, Node digits) {
    this.inner = inner;
    this.digits = digits;
  }

  @Override
  double number(State state) {
    var number = inner.number(state);
    if (Double.isNaN(number)) {
      return state.failed(digits);
    }
    var places = digits.number(state);
    if (Double.isNaN(places)) {
      return places;
    }
    try {
      return state.finite(Rounding.round(number, Call.whole(places)));
    } catch (ErrorException e) {
      return state.fail(e.error());
    }
  }
}
