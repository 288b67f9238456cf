package dev.meshgate.services.engine.compiled;

import dev.meshgate.services.engine.cell.Value;

/** IF: what is not chosen is not run. */
final class ChoiceNode extends Node {

  private final Node condition;
  private final Node yes;
  private final Node no;

  ChoiceNode(Node condition, Node yes, Node no) {
    this.condition = condition;
    this.yes = yes;
    this.no = no;
  }

  @Override
  Value value(State state) {
    var holds = condition.test(state);
    return holds < 0 ? state.error : (holds == 1 ? yes : no).value(state);
  }

  @Override
  double number(State state) {
    var holds = condition.test(state);
    return holds < 0 ? Double.NaN : (holds == 1 ? yes : no).number(state);
  }

  @Override
  int test(State state) {
    var holds = condition.test(state);
    return holds < 0 ? holds : (holds == 1 ? yes : no).test(state);
  }

  @Override
  void store(State state, int slot) {
    var holds = condition.test(state);
    if (holds < 0) {
      state.put(slot, state.error);
    } else {
      (holds == 1 ? yes : no).store(state, slot);
    }
  }
}
