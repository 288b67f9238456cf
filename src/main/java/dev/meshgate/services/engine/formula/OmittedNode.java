package dev.meshgate.services.engine.formula;

import dev.meshgate.services.engine.cell.EmptyValue;
import dev.meshgate.services.engine.cell.Operand;
import dev.meshgate.services.engine.function.Frame;

/** An argument that was left out between two commas. */
record OmittedNode() implements Node {

  @Override
  public Operand evaluate(Frame frame) {
    return EmptyValue.EMPTY;
  }

  @Override
  public Term term() {
    return new Term.Blank();
  }

  @Override
  public int height() {
    return 1;
  }
}
