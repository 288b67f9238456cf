package dev.meshgate.services.engine.compiled;

import dev.meshgate.services.engine.cell.EmptyValue;
import dev.meshgate.services.engine.formula.Formula;
import dev.meshgate.services.engine.image.FormulaCell;

/** How one formula is run: by its node, and by the interpreter where that is surprised. */
final class Program {

  private final int slot;
  private final long cost;
  private final FormulaCell cell;
  private final Node node;
  private final WholeNode whole;

  private Program(int slot, long cost, FormulaCell cell, Node node, WholeNode whole) {
    this.slot = slot;
    this.cost = cost;
    this.cell = cell;
    this.node = node;
    this.whole = whole;
  }

  /**
   * The program of a formula.
   *
   * @param cost how many cells it reads at most
   * @throws UncompilableException if it cannot be calculated at all
   */
  static Program of(Layout layout, Memory memory, FormulaCell cell, long cost) {
    var formula = cell.formula();
    if (formula == null) {
      throw new UncompilableException("A formula cannot be calculated.");
    }
    var whole = new WholeNode(formula, cell);
    return new Program(
        layout.slot(cell), cost, cell, node(layout, memory, cell, formula, whole), whole);
  }

  private static Node node(
      Layout layout, Memory memory, FormulaCell cell, Formula formula, WholeNode whole) {
    if (formula.hasLocals()) {
      return whole;
    }
    try {
      return new NodeMaker(layout, memory, cell).scalar(formula.term(), false);
    } catch (UncompilableException | SurpriseException e) {
      return whole;
    }
  }

  /** The same formula with another node. */
  Program with(Node other) {
    return new Program(slot, cost, cell, other, whole);
  }

  FormulaCell cell() {
    return cell;
  }

  /** Whether the formula is left to the interpreter. */
  boolean isWhole() {
    return node == whole;
  }

  void run(State state) {
    state.spend(cost);
    try {
      node.store(state, slot);
    } catch (SurpriseException e) {
      whole.store(state, slot);
    }
    if (state.values[slot] == EmptyValue.EMPTY) {
      // A formula is never empty: where it points to an empty cell it shows 0.
      state.put(slot, 0);
    }
  }
}
