package dev.meshgate.services.engine.cell;

/** How values are ordered and when they are equal: numbers before texts before flags. */
public final class Comparison {

  /** What two results of the same sum may differ by: the sixteenth digit. */
  private static final double SIXTEENTH = 1e-15;

  private Comparison() {}

  /** Compares as the operators do; empty is whatever the other one is not. */
  public static int compare(Value left, Value right) {
    if (left instanceof EmptyValue && right instanceof EmptyValue) {
      return 0;
    }
    if (left instanceof EmptyValue) {
      return compare(nothing(right), right);
    }
    if (right instanceof EmptyValue) {
      return compare(left, nothing(left));
    }
    if (left instanceof NumberValue one && right instanceof NumberValue other) {
      return compare(one.number(), other.number());
    }
    if (left instanceof TextValue one && right instanceof TextValue other) {
      return one.text().compareToIgnoreCase(other.text());
    }
    if (left instanceof BooleanValue one && right instanceof BooleanValue other) {
      return Boolean.compare(one.flag(), other.flag());
    }
    return Integer.compare(rank(left), rank(right));
  }

  public static int compare(double left, double right) {
    return left == right || nearly(left, right) ? 0 : Double.compare(left, right);
  }

  /** Whether the difference is only what binary fractions leave over. */
  public static boolean nearly(double left, double right) {
    return Math.abs(left - right) <= SIXTEENTH * Math.min(Math.abs(left), Math.abs(right));
  }

  /** 1 for numbers, 2 for texts, 3 for flags, 4 for errors; an empty cell has none, 5. */
  public static int rank(Value value) {
    if (value instanceof NumberValue) {
      return 1;
    }
    if (value instanceof TextValue) {
      return 2;
    }
    if (value instanceof BooleanValue) {
      return 3;
    }
    return value instanceof ErrorValue ? 4 : 5;
  }

  private static Value nothing(Value like) {
    if (like instanceof TextValue) {
      return new TextValue("");
    }
    return like instanceof BooleanValue ? BooleanValue.FALSE : new NumberValue(0);
  }
}
