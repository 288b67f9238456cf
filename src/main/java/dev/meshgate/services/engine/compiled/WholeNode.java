package dev.meshgate.services.engine.compiled;

import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.Union;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.formula.Formula;
import dev.meshgate.services.engine.function.Call;
import dev.meshgate.services.engine.image.FormulaCell;

/** A formula that the interpreter calculates, over the cells of a run. */
final class WholeNode extends Node {

  private final Formula formula;
  private final FormulaCell place;

  WholeNode(Formula formula, FormulaCell place) {
    this.formula = formula;
    this.place = place;
  }

  @Override
  Value value(State state) {
    var operand = formula.evaluate(state, place.sheet(), place.row(), place.column());
    return operand instanceof Union
        ? ErrorValue.VALUE
        : Call.single(operand, CallNode.frame(state, place));
  }
}
