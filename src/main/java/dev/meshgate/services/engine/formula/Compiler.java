package dev.meshgate.services.engine.formula;

import dev.meshgate.services.engine.cell.ErrorValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.formula.ptg.AbstractFunctionPtg;
import org.apache.poi.ss.formula.ptg.AddPtg;
import org.apache.poi.ss.formula.ptg.Area3DPxg;
import org.apache.poi.ss.formula.ptg.AreaPtgBase;
import org.apache.poi.ss.formula.ptg.AttrPtg;
import org.apache.poi.ss.formula.ptg.ConcatPtg;
import org.apache.poi.ss.formula.ptg.DividePtg;
import org.apache.poi.ss.formula.ptg.EqualPtg;
import org.apache.poi.ss.formula.ptg.GreaterEqualPtg;
import org.apache.poi.ss.formula.ptg.GreaterThanPtg;
import org.apache.poi.ss.formula.ptg.IntersectionPtg;
import org.apache.poi.ss.formula.ptg.LessEqualPtg;
import org.apache.poi.ss.formula.ptg.LessThanPtg;
import org.apache.poi.ss.formula.ptg.MemAreaPtg;
import org.apache.poi.ss.formula.ptg.MemFuncPtg;
import org.apache.poi.ss.formula.ptg.MissingArgPtg;
import org.apache.poi.ss.formula.ptg.MultiplyPtg;
import org.apache.poi.ss.formula.ptg.NamePtg;
import org.apache.poi.ss.formula.ptg.NameXPxg;
import org.apache.poi.ss.formula.ptg.NotEqualPtg;
import org.apache.poi.ss.formula.ptg.ParenthesisPtg;
import org.apache.poi.ss.formula.ptg.PercentPtg;
import org.apache.poi.ss.formula.ptg.PowerPtg;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.formula.ptg.RangePtg;
import org.apache.poi.ss.formula.ptg.Ref3DPxg;
import org.apache.poi.ss.formula.ptg.RefPtgBase;
import org.apache.poi.ss.formula.ptg.SubtractPtg;
import org.apache.poi.ss.formula.ptg.UnaryMinusPtg;
import org.apache.poi.ss.formula.ptg.UnaryPlusPtg;
import org.apache.poi.ss.formula.ptg.UnionPtg;
import org.jspecify.annotations.Nullable;

/** Makes a tree of POI's tokens, which come in reverse Polish order. */
final class Compiler {

  private static final int NAMES_IN_NAMES = 16;

  private static final Map<Class<? extends Ptg>, Operator> OPERATORS =
      Map.ofEntries(
          Map.entry(AddPtg.class, Operator.ADD),
          Map.entry(SubtractPtg.class, Operator.SUBTRACT),
          Map.entry(MultiplyPtg.class, Operator.MULTIPLY),
          Map.entry(DividePtg.class, Operator.DIVIDE),
          Map.entry(PowerPtg.class, Operator.POWER),
          Map.entry(ConcatPtg.class, Operator.CONCATENATE),
          Map.entry(EqualPtg.class, Operator.EQUAL),
          Map.entry(NotEqualPtg.class, Operator.UNEQUAL),
          Map.entry(LessThanPtg.class, Operator.LESS),
          Map.entry(LessEqualPtg.class, Operator.LESS_OR_EQUAL),
          Map.entry(GreaterThanPtg.class, Operator.GREATER),
          Map.entry(GreaterEqualPtg.class, Operator.GREATER_OR_EQUAL));

  private static final Map<Class<? extends Ptg>, UnaryNode.Sign> SIGNS =
      Map.of(
          UnaryPlusPtg.class, UnaryNode.Sign.PLUS,
          UnaryMinusPtg.class, UnaryNode.Sign.MINUS,
          PercentPtg.class, UnaryNode.Sign.PERCENT);

  private static final Map<Class<? extends Ptg>, JoinNode.Kind> JOINS =
      Map.of(
          RangePtg.class, JoinNode.Kind.RANGE,
          UnionPtg.class, JoinNode.Kind.UNION,
          IntersectionPtg.class, JoinNode.Kind.INTERSECTION);

  private final FormulaParser parser;
  private final Vocabulary vocabulary;
  private final Place place;
  private final int names;
  private final Deque<Draft> stack = new ArrayDeque<>();
  private final CallCompiler calls = new CallCompiler();

  Compiler(FormulaParser parser, Vocabulary vocabulary, Place place, int names) {
    this.parser = parser;
    this.vocabulary = vocabulary;
    this.place = place;
    this.names = names;
    if (names > NAMES_IN_NAMES) {
      throw new FormulaException("It uses a name that needs itself.");
    }
  }

  Draft compile(Ptg[] ptgs) {
    for (var ptg : ptgs) {
      if (!(ptg instanceof ParenthesisPtg
          || ptg instanceof MemFuncPtg
          || ptg instanceof MemAreaPtg)) {
        add(ptg);
      }
    }
    if (stack.size() != 1) {
      throw new FormulaException("It cannot be read.");
    }
    return stack.pop();
  }

  private void add(Ptg ptg) {
    if (ptg instanceof AbstractFunctionPtg function) {
      stack.push(calls.call(function, pop(function.getNumberOfOperands())));
    } else if (ptg instanceof AttrPtg attribute) {
      if (attribute.isSum()) {
        stack.push(calls.call("SUM", pop(1)));
      }
    } else if (!operator(ptg)) {
      var draft = operand(ptg);
      if (draft == null) {
        throw new FormulaException(
            "It has something that is not supported (" + ptg.getClass().getSimpleName() + ").");
      }
      stack.push(draft);
    }
  }

  private boolean operator(Ptg ptg) {
    var operator = OPERATORS.get(ptg.getClass());
    var sign = SIGNS.get(ptg.getClass());
    var join = JOINS.get(ptg.getClass());
    if (operator != null) {
      var both = pop(2);
      stack.push(
          lifted ->
              ChainNode.of(
                  operator, both.get(0).compile(lifted), both.get(1).compile(lifted), lifted));
    } else if (sign != null) {
      var inner = stack.pop();
      stack.push(
          lifted -> {
            var node = inner.compile(lifted);
            return new UnaryNode(sign, node, lifted, node.height() + 1);
          });
    } else if (join != null) {
      var both = pop(2);
      stack.push(
          lifted -> {
            var left = both.get(0).compile(lifted);
            var right = both.get(1).compile(lifted);
            return new JoinNode(join, left, right, Math.max(left.height(), right.height()) + 1);
          });
    }
    return operator != null || sign != null || join != null;
  }

  private @Nullable Draft operand(Ptg ptg) {
    if (ptg instanceof NamePtg name) {
      return name(name.getIndex());
    }
    if (ptg instanceof NameXPxg name) {
      return qualified(name);
    }
    if (ptg instanceof MissingArgPtg) {
      return lifted -> new OmittedNode();
    }
    var node = reference(ptg);
    if (node == null) {
      var constant = Constants.constant(ptg);
      node = constant == null ? null : new ConstantNode(constant);
    }
    var fixed = node;
    return fixed == null ? null : lifted -> fixed;
  }

  private @Nullable Node reference(Ptg ptg) {
    if (ptg instanceof Ref3DPxg far) {
      var first = sheet(far.getSheetName());
      return first == null
          ? new ConstantNode(ErrorValue.REF)
          : ordered(place.cell(far, first, last(far.getLastSheetName(), first)));
    }
    if (ptg instanceof Area3DPxg far) {
      var first = sheet(far.getSheetName());
      return first == null
          ? new ConstantNode(ErrorValue.REF)
          : ordered(place.area(far, first, last(far.getLastSheetName(), first)));
    }
    if (ptg instanceof RefPtgBase near) {
      return place.cell(near, place.sheet(), place.sheet());
    }
    return ptg instanceof AreaPtgBase near ? place.area(near, place.sheet(), place.sheet()) : null;
  }

  private @Nullable Integer sheet(String name) {
    return vocabulary.sheet(name);
  }

  private int last(@Nullable String name, int first) {
    var last = name == null ? Integer.valueOf(first) : vocabulary.sheet(name);
    return last == null ? first : last;
  }

  private static ReferenceNode ordered(ReferenceNode node) {
    return node.sheet() <= node.lastSheet()
        ? node
        : new ReferenceNode(
            node.lastSheet(),
            node.sheet(),
            node.row(),
            node.column(),
            node.lastRow(),
            node.lastColumn());
  }

  private Draft name(int number) {
    if (number >= Words.LOCAL) {
      return new CallCompiler.Local(number - Words.LOCAL);
    }
    return lifted -> parser.node(parser.name(number), place.ofName(), lifted, names + 1);
  }

  /** Either a function's name, which stands before its arguments, or a name of a sheet. */
  private Draft qualified(NameXPxg name) {
    if (name.getSheetName() == null) {
      return new CallCompiler.Named(name.getNameName());
    }
    var sheet = vocabulary.sheet(name.getSheetName());
    var number = sheet == null ? null : vocabulary.nameNumber(name.getNameName(), sheet);
    if (number == null) {
      throw new FormulaException("There is no name " + name.getNameName() + ".");
    }
    return name(number);
  }

  private List<Draft> pop(int count) {
    if (count > stack.size()) {
      throw new FormulaException("It cannot be read.");
    }
    var popped = new ArrayList<Draft>();
    for (var i = 0; i < count; i++) {
      popped.add(0, stack.pop());
    }
    return popped;
  }
}
