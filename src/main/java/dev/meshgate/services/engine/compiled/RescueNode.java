package dev.meshgate.services.engine.compiled;

import dev.meshgate.services.engine.cell.EmptyValue;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.NumberValue;
import dev.meshgate.services.engine.cell.Value;

/** IFERROR and IFNA: another value where there is an error. */
final class RescueNode extends Node {

  private final Node tried;
  private final Node otherwise;
  private final boolean ofAnyKind;

  RescueNode(Node tried, Node otherwise, boolean ofAnyKind) {
    this.tried = tried;
    this.otherwise = otherwise;
    this.ofAnyKind = ofAnyKind;
  }

  @Override
  Value value(State state) {
    var value = tried.value(state);
    if (ofAnyKind ? value instanceof ErrorValue : value == ErrorValue.NA) {
      return otherwise.value(state);
    }
    return value instanceof EmptyValue ? new NumberValue(0) : value;
  }

  @Override
  void store(State state, int slot) {
    if (!tried.isNumber(state)) {
      state.put(slot, value(state));
      return;
    }
    var number = tried.number(state);
    if (!Double.isNaN(number)) {
      state.put(slot, number);
    } else if (ofAnyKind || state.error == ErrorValue.NA) {
      otherwise.store(state, slot);
    } else {
      state.put(slot, state.error);
    }
  }
}
