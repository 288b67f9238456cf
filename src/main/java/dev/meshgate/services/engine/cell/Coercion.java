package dev.meshgate.services.engine.cell;

import org.apache.poi.ss.util.NumberToTextConverter;

/** How values become other values where a formula asks for them (ECMA-376 part 1, 18.17.2). */
public final class Coercion {

  private Coercion() {}

  /** A scalar as a number; texts that look like one count, others are {@code #VALUE!}. */
  public static double number(Value value) {
    if (value instanceof NumberValue number) {
      return number.number();
    }
    if (value instanceof BooleanValue flag) {
      return flag.flag() ? 1 : 0;
    }
    if (value instanceof ErrorValue error) {
      throw new ErrorException(error);
    }
    if (value instanceof TextValue text) {
      var read = Numerals.read(text.text());
      if (Double.isNaN(read)) {
        throw new ErrorException(ErrorValue.VALUE);
      }
      return read;
    }
    return 0;
  }

  public static String text(Value value) {
    if (value instanceof TextValue text) {
      return text.text();
    }
    if (value instanceof NumberValue number) {
      return text(number.number());
    }
    if (value instanceof BooleanValue flag) {
      return flag.name();
    }
    if (value instanceof ErrorValue error) {
      throw new ErrorException(error);
    }
    return "";
  }

  /** A number as General shows it in a text, with at most 15 digits. */
  public static String text(double number) {
    if (number == Math.rint(number) && Math.abs(number) < 1e15) {
      return Long.toString((long) number);
    }
    return NumberToTextConverter.toText(number);
  }

  public static boolean flag(Value value) {
    if (value instanceof BooleanValue flag) {
      return flag.flag();
    }
    if (value instanceof TextValue text) {
      if (text.text().equalsIgnoreCase("TRUE")) {
        return true;
      }
      if (text.text().equalsIgnoreCase("FALSE")) {
        return false;
      }
      throw new ErrorException(ErrorValue.VALUE);
    }
    return number(value) != 0;
  }
}
