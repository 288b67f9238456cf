package dev.meshgate.services.engine.formula;

import dev.meshgate.services.engine.cell.Coercion;
import dev.meshgate.services.engine.cell.ErrorException;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.Operand;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.function.Call;
import dev.meshgate.services.engine.function.Frame;
import dev.meshgate.services.engine.function.Lifting;
import java.util.List;

/** A sign or a percent. */
record UnaryNode(Sign sign, Node inner, boolean lifted, int height) implements Node {

  enum Sign {
    PLUS("+"),
    MINUS("-"),
    PERCENT("%");

    private final String symbol;

    Sign(String symbol) {
      this.symbol = symbol;
    }
  }

  @Override
  public Operand evaluate(Frame frame) {
    var operand = inner.evaluate(frame);
    if (sign == Sign.PLUS) {
      return operand;
    }
    if (Lifting.isArray(operand, lifted)) {
      return new Lifting.Shape(1, 1)
          .and(operand)
          .fill(frame.book(), (row, column) -> apply(Lifting.element(operand, row, column)));
    }
    return apply(Call.single(operand, frame));
  }

  @Override
  public Term term() {
    return new Term.Operation(List.of(sign.symbol), List.of(inner.term()), lifted);
  }

  private Value apply(Value value) {
    if (value instanceof ErrorValue) {
      return value;
    }
    try {
      var number = Coercion.number(value);
      return Value.of(sign == Sign.MINUS ? -number : number / 100);
    } catch (ErrorException e) {
      return e.error();
    }
  }
}
