package dev.meshgate.services.engine.formula;

import dev.meshgate.services.engine.cell.ErrorException;
import dev.meshgate.services.engine.cell.Operand;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.function.Call;
import dev.meshgate.services.engine.function.Frame;
import dev.meshgate.services.engine.function.Lifting;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Operands with operators between them, from left to right. A sum of a thousand terms is one node,
 * so that its length costs no stack.
 */
record ChainNode(Node first, List<Link> links, boolean lifted, int height) implements Node {

  /** An operator and what stands to its right. */
  record Link(Operator operator, Node right) {}

  static ChainNode of(Operator operator, Node left, Node right, boolean lifted) {
    var links = new ArrayList<Link>();
    var first = left;
    if (left instanceof ChainNode chain && chain.lifted == lifted) {
      links.addAll(chain.links);
      first = chain.first;
    }
    links.add(new Link(operator, right));
    var height =
        Math.max(left instanceof ChainNode ? left.height() : left.height() + 1, right.height() + 1);
    return new ChainNode(first, links, lifted, height);
  }

  @Override
  public Operand evaluate(Frame frame) {
    var result = operand(first, frame);
    for (var link : links) {
      result = apply(link.operator, result, operand(link.right, frame), frame);
    }
    return result;
  }

  @Override
  public Term term() {
    return new Term.Operation(
        links.stream().map(link -> link.operator.symbol()).toList(),
        Stream.concat(Stream.of(first), links.stream().map(Link::right)).map(Node::term).toList(),
        lifted);
  }

  /** An error of the left side must not keep the right side's cells from an order of their own. */
  private static Operand operand(Node node, Frame frame) {
    try {
      return node.evaluate(frame);
    } catch (ErrorException e) {
      return e.error();
    }
  }

  private Operand apply(Operator operator, Operand left, Operand right, Frame frame) {
    if (left instanceof Value one && right instanceof Value other) {
      return operator.apply(one, other);
    }
    if (Lifting.isArray(left, lifted) || Lifting.isArray(right, lifted)) {
      var one = Lifting.isArray(left, lifted) ? left : Call.single(left, frame);
      var other = Lifting.isArray(right, lifted) ? right : Call.single(right, frame);
      return new Lifting.Shape(1, 1)
          .and(one)
          .and(other)
          .fill(
              frame.book(),
              (row, column) ->
                  operator.apply(
                      Lifting.element(one, row, column), Lifting.element(other, row, column)));
    }
    return operator.apply(Call.single(left, frame), Call.single(right, frame));
  }
}
