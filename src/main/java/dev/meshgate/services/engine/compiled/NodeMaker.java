package dev.meshgate.services.engine.compiled;

import dev.meshgate.services.engine.Allowance;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.Grid;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.formula.Operator;
import dev.meshgate.services.engine.formula.Term;
import dev.meshgate.services.engine.function.UnsupportedCallException;
import dev.meshgate.services.engine.image.FormulaCell;

/**
 * Makes nodes of one formula as it is written. What is made for one value is never an array: where
 * one might stand, the formula is left to the interpreter.
 */
final class NodeMaker {

  /** A chain of operators becomes a tree of nodes, which costs stack. */
  private static final int LONGEST = 200;

  private final Layout layout;
  private final FormulaCell place;
  private final State scratch;
  private final CallMaker calls;

  NodeMaker(Layout layout, Memory memory, FormulaCell place) {
    this.layout = layout;
    this.place = place;
    this.scratch = new State(layout, memory, Allowance.DEFAULT);
    this.calls = new CallMaker(this, layout, memory, place);
  }

  /**
   * The node of a part that stands for one value.
   *
   * @param lifted whether a range there is an array and not cut to one cell
   * @throws UncompilableException if it is left to the interpreter
   */
  Node scalar(Term term, boolean lifted) {
    if (term instanceof Term.Literal literal && literal.operand() instanceof Value value) {
      return new ConstantNode(value);
    }
    if (term instanceof Term.Cells cells) {
      return cell(cells, lifted);
    }
    if (term instanceof Term.Operation operation) {
      return operation(operation);
    }
    if (term instanceof Term.Call call) {
      return calls.value(call);
    }
    throw new UncompilableException("An array or a reference may stand there.");
  }

  /** The node of an argument that a function takes as it is, a reference or an array too. */
  Node operand(Term term, boolean lifted) {
    if (term instanceof Term.Cells cells) {
      return new RangeNode(cells, place);
    }
    if (term instanceof Term.Literal literal && literal.operand() instanceof Grid grid) {
      return new ArrayNode(grid);
    }
    return term instanceof Term.Call call ? calls.operand(call) : scalar(term, lifted);
  }

  private Node cell(Term.Cells cells, boolean lifted) {
    if (cells.isSingle()) {
      return cell(cells.sheet(), cells.row(), cells.column());
    }
    if (lifted || cells.sheet() != cells.lastSheet()) {
      throw new UncompilableException("A range stands where one value should.");
    }
    // Implicit intersection: of a range the cell in the formula's own row or column.
    if (cells.columns() == 1 && place.row() >= cells.row() && place.row() <= cells.lastRow()) {
      return cell(cells.sheet(), place.row(), cells.column());
    }
    if (cells.rows() == 1
        && place.column() >= cells.column()
        && place.column() <= cells.lastColumn()) {
      return cell(cells.sheet(), cells.row(), place.column());
    }
    return new ConstantNode(ErrorValue.VALUE);
  }

  private Node cell(int sheet, int row, int column) {
    var slot = layout.slot(sheet, row, column);
    return slot == Layout.FIXED
        ? new ConstantNode(layout.fixed(sheet, row, column))
        : new SlotNode(slot);
  }

  private Node operation(Term.Operation operation) {
    var operands = operation.operands();
    if (operands.size() > LONGEST) {
      throw new UncompilableException("The chain of operators is long.");
    }
    var result = scalar(operands.get(0), operation.lifted());
    if (operands.size() == 1) {
      return sign(operation.operators().get(0), result);
    }
    for (var i = 1; i < operands.size(); i++) {
      var operator = Operator.of(operation.operators().get(i - 1));
      var right = scalar(operands.get(i), operation.lifted());
      result = folded(join(operator, result, right), result, right);
    }
    return result;
  }

  private Node sign(String sign, Node inner) {
    return sign.equals("+") ? inner : folded(new SignNode(inner, sign.equals("%")), inner);
  }

  private static Node join(Operator operator, Node left, Node right) {
    return switch (operator) {
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, POWER -> new ArithmeticNode(operator, left, right);
      case CONCATENATE -> new ConcatenationNode(left, right);
      default -> new ComparisonNode(operator, left, right);
    };
  }

  /** What hangs only on what never changes is calculated now. */
  Node folded(Node node, Node... parts) {
    for (var part : parts) {
      if (!(part instanceof ConstantNode)) {
        return node;
      }
    }
    try {
      return new ConstantNode(node.value(scratch));
    } catch (SurpriseException | UnsupportedCallException e) {
      return node;
    }
  }
}
