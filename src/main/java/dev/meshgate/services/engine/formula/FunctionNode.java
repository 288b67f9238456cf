package dev.meshgate.services.engine.formula;

import dev.meshgate.services.engine.cell.EmptyValue;
import dev.meshgate.services.engine.cell.ErrorException;
import dev.meshgate.services.engine.cell.Operand;
import dev.meshgate.services.engine.function.Call;
import dev.meshgate.services.engine.function.Frame;
import dev.meshgate.services.engine.function.FunctionSpec;
import dev.meshgate.services.engine.function.Lifting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function and its arguments. */
record FunctionNode(FunctionSpec spec, List<Node> arguments, boolean lifted, int height)
    implements Node {

  @Override
  public Operand evaluate(Frame frame) {
    return Lifting.apply(spec, new Arguments(this, frame));
  }

  @Override
  public Term term() {
    return new Term.Call(spec, arguments.stream().map(Node::term).toList(), lifted);
  }

  /** The arguments of one evaluation. */
  private static final class Arguments extends Call {

    private final FunctionNode node;
    private final Frame frame;
    private final @Nullable Operand[] known;

    Arguments(FunctionNode node, Frame frame) {
      this.node = node;
      this.frame = frame;
      this.known = new @Nullable Operand[node.arguments.size()];
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
        operand = evaluated(node.arguments.get(index));
        known[index] = operand;
      }
      return operand;
    }

    private Operand evaluated(Node argument) {
      try {
        return argument.evaluate(frame);
      } catch (ErrorException e) {
        return e.error();
      }
    }

    @Override
    public boolean isOmitted(int index) {
      return index >= known.length || node.arguments.get(index) instanceof OmittedNode;
    }

    @Override
    public Frame frame() {
      return frame;
    }

    @Override
    public boolean isLifted() {
      return node.lifted;
    }
  }
}
