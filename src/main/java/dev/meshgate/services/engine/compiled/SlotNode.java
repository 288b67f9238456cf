package dev.meshgate.services.engine.compiled;

import dev.meshgate.services.engine.cell.Value;

/** A cell whose value lies in a slot. */
final class SlotNode extends Node {

  private final int slot;

  SlotNode(int slot) {
    this.slot = slot;
  }

  @Override
  Value value(State state) {
    return state.slot(slot);
  }

  @Override
  double number(State state) {
    var value = state.values[slot];
    return value == null ? state.numbers[slot] : state.number(value);
  }

  @Override
  boolean isNumber(State state) {
    return state.values[slot] == null;
  }

  @Override
  void store(State state, int into) {
    var value = state.values[slot];
    if (value == null) {
      state.put(into, state.numbers[slot]);
    } else {
      state.put(into, value);
    }
  }
}
