package dev.meshgate.services.engine.compiled;

import dev.meshgate.services.engine.cell.Operand;
import dev.meshgate.services.engine.cell.Reference;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.formula.Term;
import dev.meshgate.services.engine.function.Call;
import dev.meshgate.services.engine.image.FormulaCell;

/** Cells for a function that takes a reference as it is. */
final class RangeNode extends Node {

  private final Term.Cells cells;
  private final FormulaCell place;

  RangeNode(Term.Cells cells, FormulaCell place) {
    this.cells = cells;
    this.place = place;
  }

  @Override
  Value value(State state) {
    return Call.single(operand(state), CallNode.frame(state, place));
  }

  @Override
  Operand operand(State state) {
    return new Reference(
        state,
        cells.sheet(),
        cells.lastSheet(),
        cells.row(),
        cells.column(),
        cells.lastRow(),
        cells.lastColumn());
  }
}
