package dev.meshgate.services.engine.compiled;

import dev.meshgate.services.engine.cell.ErrorException;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A function of all numbers of its arguments, such as SUM. */
final class AggregateNode extends NumberNode {

  private final ToDoubleFunction<double[]> function;
  private final Argument[] arguments;
  private final int most;

  /** A range, or one value by itself. */
  interface Argument {

    /** How many numbers there may be. */
    int size();

    /**
     * Copies the numbers, in the order of the cells.
     *
     * @param from where to begin
     * @return where the next one belongs, or -1 for an error, which is in the state
     */
    int copy(State state, double[] numbers, int from);
  }

  /** An argument that is no range: what can be read as a number counts. */
  record Single(Node node) implements Argument {

    @Override
    public int size() {
      return 1;
    }

    @Override
    public int copy(State state, double[] numbers, int from) {
      var number = node.number(state);
      if (Double.isNaN(number)) {
        return -1;
      }
      numbers[from] = number;
      return from + 1;
    }
  }

  AggregateNode(ToDoubleFunction<double[]> function, List<Argument> arguments) {
    this.function = function;
    this.arguments = arguments.toArray(Argument[]::new);
    this.most = arguments.stream().mapToInt(Argument::size).sum();
  }

  @Override
  double number(State state) {
    var numbers = new double[most];
    var size = 0;
    for (var argument : arguments) {
      size = argument.copy(state, numbers, size);
      if (size < 0) {
        return Double.NaN;
      }
    }
    try {
      return state.finite(
          function.applyAsDouble(size == most ? numbers : Arrays.copyOf(numbers, size)));
    } catch (ErrorException e) {
      return state.fail(e.error());
    }
  }
}
