package dev.meshgate.services.engine.formula;

import dev.meshgate.services.engine.cell.Operand;
import dev.meshgate.services.engine.cell.Reference;
import dev.meshgate.services.engine.function.Frame;

/** Cells that the formula names. */
record ReferenceNode(int sheet, int lastSheet, int row, int column, int lastRow, int lastColumn)
    implements Node {

  @Override
  public Operand evaluate(Frame frame) {
    return new Reference(frame.book(), sheet, lastSheet, row, column, lastRow, lastColumn);
  }

  @Override
  public Term term() {
    return new Term.Cells(sheet, lastSheet, row, column, lastRow, lastColumn);
  }

  @Override
  public int height() {
    return 1;
  }
}
