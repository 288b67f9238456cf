package dev.meshgate.services.engine.formula;

import dev.meshgate.services.engine.cell.EmptyValue;
import dev.meshgate.services.engine.cell.ErrorException;
import dev.meshgate.services.engine.cell.Operand;
import dev.meshgate.services.engine.function.Book;
import dev.meshgate.services.engine.function.Frame;
import java.util.Arrays;

/** A parsed formula. Many may calculate it at once. */
public final class Formula {

  private static final Operand[] NO_LOCALS = {};

  private final Node node;
  private final int locals;

  Formula(Node node, int locals) {
    this.node = node;
    this.locals = locals;
  }

  /** What the formula yields at its place: a value, an array, or a reference. */
  public Operand evaluate(Book book, int sheet, int row, int column) {
    var named = NO_LOCALS;
    if (locals > 0) {
      named = new Operand[locals];
      Arrays.fill(named, EmptyValue.EMPTY);
    }
    try {
      return node.evaluate(new Frame(book, sheet, row, column, named));
    } catch (ErrorException e) {
      return e.error();
    }
  }

  /** What it says, as a tree made anew at each call. */
  public Term term() {
    return node.term();
  }

  /** Whether it names values with LET. */
  public boolean hasLocals() {
    return locals > 0;
  }

  /** How deep it is nested, which is what it costs of the stack. */
  public int height() {
    return node.height();
  }
}
