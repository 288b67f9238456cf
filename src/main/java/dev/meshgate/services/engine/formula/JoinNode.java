package dev.meshgate.services.engine.formula;

import dev.meshgate.services.engine.cell.ErrorException;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.Operand;
import dev.meshgate.services.engine.cell.Reference;
import dev.meshgate.services.engine.cell.Union;
import dev.meshgate.services.engine.function.Frame;
import java.util.ArrayList;
import java.util.List;

/** The operators between references: a range, a union, an intersection. */
record JoinNode(Kind kind, Node left, Node right, int height) implements Node {

  enum Kind {
    RANGE,
    UNION,
    INTERSECTION
  }

  @Override
  public Operand evaluate(Frame frame) {
    var one = left.evaluate(frame);
    var other = right.evaluate(frame);
    if (kind == Kind.UNION) {
      var parts = new ArrayList<Reference>();
      collect(one, parts);
      collect(other, parts);
      return new Union(parts);
    }
    if (!(one instanceof Reference first) || !(other instanceof Reference second)) {
      throw new ErrorException(one instanceof ErrorValue error ? error : ErrorValue.REF);
    }
    if (first.sheet() != second.sheet()) {
      throw new ErrorException(ErrorValue.VALUE);
    }
    return kind == Kind.RANGE ? hull(first, second) : common(first, second);
  }

  @Override
  public Term term() {
    return new Term.Join(kind == Kind.RANGE, left.term(), right.term());
  }

  private static void collect(Operand operand, List<Reference> parts) {
    if (operand instanceof Reference reference) {
      parts.add(reference);
    } else if (operand instanceof Union union) {
      parts.addAll(union.parts());
    } else {
      throw new ErrorException(operand instanceof ErrorValue error ? error : ErrorValue.VALUE);
    }
  }

  private static Reference hull(Reference one, Reference other) {
    return new Reference(
        one.cells(),
        one.sheet(),
        one.lastSheet(),
        Math.min(one.row(), other.row()),
        Math.min(one.column(), other.column()),
        Math.max(one.lastRow(), other.lastRow()),
        Math.max(one.lastColumn(), other.lastColumn()));
  }

  private static Reference common(Reference one, Reference other) {
    var row = Math.max(one.row(), other.row());
    var column = Math.max(one.column(), other.column());
    var lastRow = Math.min(one.lastRow(), other.lastRow());
    var lastColumn = Math.min(one.lastColumn(), other.lastColumn());
    if (row > lastRow || column > lastColumn) {
      throw new ErrorException(ErrorValue.NULL);
    }
    return new Reference(
        one.cells(), one.sheet(), one.lastSheet(), row, column, lastRow, lastColumn);
  }
}
