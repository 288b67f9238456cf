package dev.meshgate.services.engine.formula;

import dev.meshgate.services.engine.cell.ErrorException;
import dev.meshgate.services.engine.cell.Operand;
import dev.meshgate.services.engine.function.Frame;
import java.util.List;
import java.util.stream.Stream;

/** LET: names, each with its value once, and what is calculated with them. */
record LetNode(List<Integer> slots, List<Node> values, Node body, int height) implements Node {

  @Override
  public Operand evaluate(Frame frame) {
    for (var i = 0; i < slots.size(); i++) {
      frame.locals()[slots.get(i)] = value(values.get(i), frame);
    }
    return body.evaluate(frame);
  }

  @Override
  public Term term() {
    return new Term.Let(Stream.concat(values.stream(), Stream.of(body)).map(Node::term).toList());
  }

  private static Operand value(Node node, Frame frame) {
    try {
      return node.evaluate(frame);
    } catch (ErrorException e) {
      // An error that is never asked for does no harm.
      return e.error();
    }
  }
}
