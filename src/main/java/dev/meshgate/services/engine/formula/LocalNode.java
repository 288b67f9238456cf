package dev.meshgate.services.engine.formula;

import dev.meshgate.services.engine.cell.Operand;
import dev.meshgate.services.engine.function.Frame;

/** What LET has named. */
record LocalNode(int slot) implements Node {

  @Override
  public Operand evaluate(Frame frame) {
    return frame.locals()[slot];
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
