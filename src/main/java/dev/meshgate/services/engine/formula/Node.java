package dev.meshgate.services.engine.formula;

import dev.meshgate.services.engine.cell.Operand;
import dev.meshgate.services.engine.function.Frame;

/** A part of a formula. It is immutable and may be calculated by many at once. */
public interface Node {

  /**
   * What this part yields.
   *
   * @throws dev.meshgate.services.engine.cell.ErrorException when it ends with an error
   */
  Operand evaluate(Frame frame);

  /** What this part says. */
  Term term();

  /** How deep the tree is below and with this node. */
  int height();
}
