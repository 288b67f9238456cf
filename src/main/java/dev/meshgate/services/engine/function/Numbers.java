package dev.meshgate.services.engine.function;

import dev.meshgate.services.engine.cell.BooleanValue;
import dev.meshgate.services.engine.cell.Coercion;
import dev.meshgate.services.engine.cell.EmptyValue;
import dev.meshgate.services.engine.cell.ErrorException;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.NumberValue;
import dev.meshgate.services.engine.cell.Operand;
import dev.meshgate.services.engine.cell.TextValue;
import dev.meshgate.services.engine.cell.Value;
import java.util.Arrays;

/** A growing row of numbers, as functions such as SUM collect them. */
public final class Numbers {

  private double[] numbers = new double[16];
  private int size;

  public void add(double number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, size * 2);
    }
    numbers[size++] = number;
  }

  public double[] toArray() {
    return Arrays.copyOf(numbers, size);
  }

  /** The numbers of all arguments from that one on, as {@link #of(Operand)} finds them. */
  public static double[] of(Call call, int from) {
    var numbers = new Numbers();
    Walk.arguments(call, from, numbers::take);
    return numbers.toArray();
  }

  /**
   * The numbers of an operand: in ranges only what is a number, by itself what can be read as one.
   * An error ends the function.
   */
  public static double[] of(Operand operand) {
    var numbers = new Numbers();
    Walk.operand(operand, numbers::take);
    return numbers.toArray();
  }

  /** As {@link #of(Call, int)}, and in ranges flags count as 1 and 0, texts as 0. */
  public static double[] ofAll(Call call, int from) {
    var numbers = new Numbers();
    Walk.arguments(
        call,
        from,
        (value, isElement) -> {
          if (isElement && value instanceof TextValue) {
            numbers.add(0);
          } else if (isElement && value instanceof BooleanValue flag) {
            numbers.add(flag.flag() ? 1 : 0);
          } else {
            numbers.take(value, isElement);
          }
        });
    return numbers.toArray();
  }

  private void take(Value value, boolean isElement) {
    if (value instanceof NumberValue number) {
      add(number.number());
    } else if (value instanceof ErrorValue error) {
      throw new ErrorException(error);
    } else if (!isElement) {
      // An argument left out counts as 0.
      add(value instanceof EmptyValue ? 0 : Coercion.number(value));
    }
  }
}
