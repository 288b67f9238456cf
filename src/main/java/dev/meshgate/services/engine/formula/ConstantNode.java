package dev.meshgate.services.engine.formula;

import dev.meshgate.services.engine.cell.Operand;
import dev.meshgate.services.engine.function.Frame;

/** A literal, an array of literals, or an error. */
record ConstantNode(Operand operand) implements Node {

  @Override
  public Operand evaluate(Frame frame) {
    return operand;
  }

  @Override
  public Term term() {
    return new Term.Literal(operand);
  }

  @Override
  public int height() {
    return 1;
  }
}
