package dev.meshgate.services.engine.compiled;

import dev.meshgate.services.engine.cell.BooleanValue;
import dev.meshgate.services.engine.cell.EmptyValue;
import dev.meshgate.services.engine.cell.NumberValue;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.formula.Term;
import dev.meshgate.services.engine.function.Sums;
import dev.meshgate.services.engine.image.FormulaCell;
import java.util.ArrayList;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Makes nodes of calls: of the most frequent functions their own, of all others the same one. */
final class CallMaker {

  private static final String IF = "IF";
  private static final String IFERROR = "IFERROR";
  private static final String IFNA = "IFNA";

  private final NodeMaker maker;
  private final Layout layout;
  private final Memory memory;
  private final FormulaCell place;

  CallMaker(NodeMaker maker, Layout layout, Memory memory, FormulaCell place) {
    this.maker = maker;
    this.layout = layout;
    this.memory = memory;
    this.place = place;
  }

  /** A call where one value is wanted. */
  Node value(Term.Call call) {
    return switch (call.function().name()) {
      case IF ->
          new ChoiceNode(
              argument(call, 0),
              given(call, 1, BooleanValue.TRUE),
              given(call, 2, BooleanValue.FALSE));
      case IFERROR, IFNA ->
          new RescueNode(
              argument(call, 0),
              given(call, 1, BooleanValue.FALSE),
              call.function().name().equals(IFERROR));
      default -> operand(call);
    };
  }

  /**
   * A call where a reference is taken as it is. Only functions that never yield one have a node of
   * their own here: the cells of a reference do not count as values by themselves do.
   */
  Node operand(Term.Call call) {
    var own = own(call);
    return own == null ? general(call) : own;
  }

  private @Nullable Node own(Term.Call call) {
    var name = call.function().name();
    if (name.equals("ROUND")) {
      var number = argument(call, 0);
      var digits = argument(call, 1);
      return maker.folded(new RoundNode(number, digits), number, digits);
    }
    if (name.equals("NOT")) {
      var inner = argument(call, 0);
      return maker.folded(new NotNode(inner), inner);
    }
    if (name.equals("AND") || name.equals("OR")) {
      return junction(call, name.equals("AND"));
    }
    var aggregate = Sums.OF_NUMBERS.get(name);
    return aggregate == null ? null : aggregate(call, aggregate);
  }

  /** An argument that stands for one value; one that was left out is empty. */
  private Node argument(Term.Call call, int index) {
    var term = call.arguments().get(index);
    return term instanceof Term.Blank
        ? new ConstantNode(EmptyValue.EMPTY)
        : maker.scalar(term, call.lifted());
  }

  /** What IF and its kin choose: left out between commas it is 0. */
  private Node given(Term.Call call, int index, BooleanValue absent) {
    if (index >= call.arguments().size()) {
      return new ConstantNode(absent);
    }
    return call.arguments().get(index) instanceof Term.Blank
        ? new ConstantNode(new NumberValue(0))
        : argument(call, index);
  }

  private @Nullable Node junction(Term.Call call, boolean isAnd) {
    var flags = new ArrayList<Node>();
    for (var term : call.arguments()) {
      var flag = single(term, call.lifted());
      if (flag == null) {
        return null;
      }
      flags.add(flag);
    }
    return new JunctionNode(flags, isAnd);
  }

  /** A part that is a value by itself and no reference, or null if it may be one. */
  private @Nullable Node single(Term term, boolean lifted) {
    if (term instanceof Term.Literal || term instanceof Term.Operation) {
      return maker.scalar(term, lifted);
    }
    return term instanceof Term.Call call ? own(call) : null;
  }

  private @Nullable Node aggregate(Term.Call call, ToDoubleFunction<double[]> function) {
    var arguments = new ArrayList<AggregateNode.Argument>();
    for (var term : call.arguments()) {
      if (term instanceof Term.Cells cells) {
        if (cells.sheet() != cells.lastSheet() || !memory.reserve(size(cells))) {
          // There is no room for a list of its cells, so they are read one by one.
          return null;
        }
        arguments.add(new Span(layout, cells));
      } else {
        var node = single(term, call.lifted());
        if (node == null) {
          return null;
        }
        arguments.add(new AggregateNode.Single(node));
      }
    }
    return new AggregateNode(function, arguments);
  }

  private long size(Term.Cells cells) {
    var rows = Math.min(cells.lastRow() + 1, layout.usedRows(cells.sheet())) - cells.row();
    var columns =
        Math.min(cells.lastColumn() + 1, layout.usedColumns(cells.sheet())) - cells.column();
    return (long) Math.max(0, rows) * Math.max(0, columns);
  }

  private Node general(Term.Call call) {
    var nodes = new ArrayList<Node>();
    for (var i = 0; i < call.arguments().size(); i++) {
      nodes.add(general(call, i));
    }
    return maker.folded(new CallNode(call, nodes, place), nodes.toArray(Node[]::new));
  }

  private Node general(Term.Call call, int index) {
    var term = call.arguments().get(index);
    var parameter = call.function().parameter(index);
    if (term instanceof Term.Blank) {
      return argument(call, index);
    }
    var isOneValue =
        parameter == 'V'
            && (!(term instanceof Term.Cells cells) || cells.isSingle())
            && !(term instanceof Term.Literal literal && !isValue(literal));
    return isOneValue
        ? maker.scalar(term, call.lifted())
        : maker.operand(term, call.lifted() || parameter == 'A');
  }

  private static boolean isValue(Term.Literal literal) {
    return literal.operand() instanceof Value;
  }
}
