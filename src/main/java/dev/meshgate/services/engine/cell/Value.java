package dev.meshgate.services.engine.cell;

/** One value of a cell. */
public sealed interface Value extends Operand
    permits NumberValue, TextValue, BooleanValue, ErrorValue, EmptyValue {

  /** A number, or {@code #NUM!} for what no cell can hold. */
  static Value of(double number) {
    return Double.isFinite(number) ? new NumberValue(number) : ErrorValue.NUM;
  }

  static Value of(String text) {
    return new TextValue(text);
  }

  static Value of(boolean flag) {
    return flag ? BooleanValue.TRUE : BooleanValue.FALSE;
  }
}
