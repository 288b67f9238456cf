package dev.meshgate.services.engine.formula;

import dev.meshgate.services.engine.cell.Coercion;
import dev.meshgate.services.engine.cell.Comparison;
import dev.meshgate.services.engine.cell.ErrorException;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.NumberValue;
import dev.meshgate.services.engine.cell.TextValue;
import dev.meshgate.services.engine.cell.Value;
import java.util.Arrays;

/** The operators between two values (ECMA-376 part 1, 18.17.2.2). */
public enum Operator {
  ADD("+"),
  SUBTRACT("-"),
  MULTIPLY("*"),
  DIVIDE("/"),
  POWER("^"),
  CONCATENATE("&"),
  EQUAL("="),
  UNEQUAL("<>"),
  LESS("<"),
  LESS_OR_EQUAL("<="),
  GREATER(">"),
  GREATER_OR_EQUAL(">=");

  private final String symbol;

  Operator(String symbol) {
    this.symbol = symbol;
  }

  /** As a formula writes it. */
  public String symbol() {
    return symbol;
  }

  /** The one that a formula writes so. */
  public static Operator of(String symbol) {
    return Arrays.stream(values())
        .filter(operator -> operator.symbol.equals(symbol))
        .findFirst()
        .orElseThrow();
  }

  /** What it makes of two values; an error is a value too, and the left one goes first. */
  public Value apply(Value left, Value right) {
    if (left instanceof ErrorValue) {
      return left;
    }
    if (right instanceof ErrorValue) {
      return right;
    }
    try {
      return switch (this) {
        case ADD, SUBTRACT, MULTIPLY, DIVIDE, POWER -> calculate(number(left), number(right));
        case CONCATENATE -> join(Coercion.text(left), Coercion.text(right));
        default -> Value.of(holds(Comparison.compare(left, right)));
      };
    } catch (ErrorException e) {
      return e.error();
    }
  }

  private static double number(Value value) {
    return value instanceof NumberValue number ? number.number() : Coercion.number(value);
  }

  private Value calculate(double left, double right) {
    return switch (this) {
      case ADD -> Value.of(sum(left, right));
      case SUBTRACT -> Value.of(sum(left, -right));
      case MULTIPLY -> Value.of(left * right);
      case DIVIDE -> right == 0 ? ErrorValue.DIV0 : Value.of(left / right);
      default -> power(left, right);
    };
  }

  /** Excel shows 0 where only the last binary digits of equal numbers differ. */
  public static double sum(double left, double right) {
    return left != 0 && Comparison.nearly(left, -right) ? 0 : left + right;
  }

  /** A power, which is not defined for every two numbers. */
  public static Value power(double base, double exponent) {
    if (base == 0) {
      if (exponent == 0) {
        return ErrorValue.NUM;
      }
      return exponent < 0 ? ErrorValue.DIV0 : new NumberValue(0);
    }
    return Value.of(Math.pow(base, exponent));
  }

  private static Value join(String left, String right) {
    return left.length() + right.length() > TextValue.LONGEST
        ? ErrorValue.VALUE
        : new TextValue(left.concat(right));
  }

  /** Whether a comparison holds for values in that order. */
  public boolean holds(int order) {
    return switch (this) {
      case EQUAL -> order == 0;
      case UNEQUAL -> order != 0;
      case LESS -> order < 0;
      case LESS_OR_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      default -> order >= 0;
    };
  }
}
