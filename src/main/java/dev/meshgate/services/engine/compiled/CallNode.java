package dev.meshgate.services.engine.compiled;

import dev.meshgate.services.engine.cell.EmptyValue;
import dev.meshgate.services.engine.cell.ErrorException;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.NumberValue;
import dev.meshgate.services.engine.cell.Operand;
import dev.meshgate.services.engine.cell.Union;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.formula.Term;
import dev.meshgate.services.engine.function.Call;
import dev.meshgate.services.engine.function.Frame;
import dev.meshgate.services.engine.function.FunctionSpec;
import dev.meshgate.services.engine.function.Lifting;
import dev.meshgate.services.engine.image.FormulaCell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Any function, called as the interpreter calls it. */
final class CallNode extends Node {

  private static final Operand[] NO_LOCALS = {};

  private final FunctionSpec spec;
  private final Node[] arguments;
  private final boolean[] omitted;
  private final boolean isLifted;
  private final FormulaCell place;

  CallNode(Term.Call call, List<Node> arguments, FormulaCell place) {
    this.spec = call.function();
    this.arguments = arguments.toArray(Node[]::new);
    this.omitted = new boolean[this.arguments.length];
    for (var i = 0; i < omitted.length; i++) {
      omitted[i] = call.arguments().get(i) instanceof Term.Blank;
    }
    this.isLifted = call.lifted();
    this.place = place;
  }

  static Frame frame(State state, FormulaCell place) {
    return new Frame(state, place.sheet(), place.row(), place.column(), NO_LOCALS);
  }

  /** A single value is looked at before the function is called, as it may be an array after all. */
  @Override
  Operand operand(State state) {
    var call = new Arguments(this, state);
    var overArrays = false;
    for (var i = 0; i < arguments.length; i++) {
      if (spec.parameter(i) != 'V') {
        call.leave(i);
      } else if (arguments[i].isNumber(state)) {
        number(call, i, state);
      } else {
        var operand = arguments[i].operand(state);
        call.put(i, operand);
        overArrays |= Lifting.isArray(operand, isLifted);
      }
    }
    try {
      return overArrays ? Lifting.apply(spec, call) : spec.function().apply(call);
    } catch (ErrorException e) {
      return e.error();
    }
  }

  private void number(Arguments call, int index, State state) {
    var number = arguments[index].number(state);
    if (Double.isNaN(number)) {
      call.put(index, state.error);
    } else {
      call.put(index, number);
    }
  }

  @Override
  Value value(State state) {
    var operand = operand(state);
    if (operand instanceof Value value) {
      return value;
    }
    if (Lifting.isArray(operand, isLifted)) {
      throw new SurpriseException("A function yields an array.");
    }
    return Call.single(operand, frame(state, place));
  }

  /** As the value of a cell; an array shows its first one. */
  @Override
  void store(State state, int slot) {
    var operand = operand(state);
    state.put(
        slot,
        operand instanceof Union ? ErrorValue.VALUE : Call.single(operand, frame(state, place)));
  }

  /**
   * The arguments of one call in one run. Numbers among them are no objects until one is wanted.
   */
  private static final class Arguments extends Call {

    private final CallNode node;
    private final State state;
    private final @Nullable Operand[] known;
    private final double[] numbers;
    private @Nullable Frame frame;

    Arguments(CallNode node, State state) {
      this.node = node;
      this.state = state;
      this.known = new @Nullable Operand[node.arguments.length];
      this.numbers = new double[node.arguments.length];
    }

    /** A number that needs no object. */
    void put(int index, double number) {
      numbers[index] = number;
    }

    void put(int index, Operand operand) {
      known[index] = operand;
    }

    /** Not asked for yet. */
    void leave(int index) {
      numbers[index] = Double.NaN;
    }

    @Override
    public int size() {
      return known.length;
    }

    @Override
    public Operand operand(int index) {
      if (index >= known.length) {
        return EmptyValue.EMPTY;
      }
      var operand = known[index];
      if (operand == null) {
        operand =
            Double.isNaN(numbers[index])
                ? node.arguments[index].operand(state)
                : new NumberValue(numbers[index]);
        known[index] = operand;
      }
      return operand;
    }

    @Override
    public double number(int index) {
      return index < known.length && known[index] == null && !Double.isNaN(numbers[index])
          ? numbers[index]
          : super.number(index);
    }

    @Override
    public boolean isOmitted(int index) {
      return index >= known.length || node.omitted[index];
    }

    @Override
    public Frame frame() {
      if (frame == null) {
        frame = CallNode.frame(state, node.place);
      }
      return frame;
    }

    @Override
    public boolean isLifted() {
      return node.isLifted;
    }
  }
}
