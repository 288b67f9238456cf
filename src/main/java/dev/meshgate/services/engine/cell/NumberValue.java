package dev.meshgate.services.engine.cell;

/** A finite number. Dates are numbers too; only a cell's format tells. */
public record NumberValue(double number) implements Value {

  public NumberValue {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException("A cell holds no " + number + ".");
    }
    // Excel knows no negative zero.
    number = number == 0 ? 0 : number;
  }
}
