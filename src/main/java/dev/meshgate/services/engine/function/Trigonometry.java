package dev.meshgate.services.engine.function;

import dev.meshgate.services.engine.cell.ErrorException;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.Value;
import java.util.function.DoubleUnaryOperator;

/** Functions of angles, and powers and logarithms. */
public final class Trigonometry {

  /** Beyond it Excel gives up. */
  private static final double LARGEST_ANGLE = 1L << 27;

  private Trigonometry() {}

  public static void addTo(Functions to) {
    angle(to, "SIN", Math::sin);
    angle(to, "COS", Math::cos);
    angle(to, "TAN", Math::tan);
    angle(to, "SEC", x -> 1 / Math.cos(x));
    angle(to, "CSC", x -> inverse(Math.sin(x)));
    angle(to, "COT", x -> inverse(Math.tan(x)));
    add(to, "ASIN", Math::asin);
    add(to, "ACOS", Math::acos);
    add(to, "ATAN", Math::atan);
    add(to, "ACOT", x -> Math.PI / 2 - Math.atan(x));
    add(to, "SINH", Math::sinh);
    add(to, "COSH", Math::cosh);
    add(to, "TANH", Math::tanh);
    add(to, "SECH", x -> 1 / Math.cosh(x));
    add(to, "CSCH", x -> inverse(Math.sinh(x)));
    add(to, "COTH", x -> inverse(Math.tanh(x)));
    add(to, "ASINH", x -> Math.signum(x) * asinh(Math.abs(x)));
    add(to, "ACOSH", x -> Math.log(x + Math.sqrt(x * x - 1)));
    add(to, "ATANH", x -> 0.5 * (Math.log1p(x) - Math.log1p(-x)));
    add(to, "ACOTH", x -> 0.5 * (Math.log1p(1 / x) - Math.log1p(-1 / x)));
    add(to, "DEGREES", x -> x / Math.PI * 180);
    add(to, "RADIANS", x -> x / 180 * Math.PI);
    add(to, "EXP", Math::exp);
    add(to, "LN", x -> Math.log(positive(x)));
    add(to, "LOG10", x -> Math.log10(positive(x)));
    add(to, "SQRT", Math::sqrt);
    add(to, "SQRTPI", x -> Math.sqrt(x * Math.PI));
    to.add("ATAN2", 2, 2, "V", Trigonometry::atan2).add("LOG", 1, 2, "V", Trigonometry::log);
  }

  private static void add(Functions to, String name, DoubleUnaryOperator function) {
    to.add(name, 1, 1, "V", call -> Value.of(function.applyAsDouble(call.number(0))));
  }

  private static void angle(Functions to, String name, DoubleUnaryOperator function) {
    add(to, name, x -> Math.abs(x) >= LARGEST_ANGLE ? Double.NaN : function.applyAsDouble(x));
  }

  private static double asinh(double x) {
    return Math.log(x + Math.sqrt(x * x + 1));
  }

  private static double positive(double x) {
    return x > 0 ? x : Double.NaN;
  }

  private static double inverse(double x) {
    if (x == 0) {
      throw new ErrorException(ErrorValue.DIV0);
    }
    return 1 / x;
  }

  private static Value atan2(Call call) {
    var x = call.number(0);
    var y = call.number(1);
    if (x == 0 && y == 0) {
      throw new ErrorException(ErrorValue.DIV0);
    }
    return Value.of(Math.atan2(y, x));
  }

  private static Value log(Call call) {
    var number = positive(call.number(0));
    var base = positive(call.number(1, 10));
    if (base == 1) {
      throw new ErrorException(ErrorValue.DIV0);
    }
    return Value.of(base == 10 ? Math.log10(number) : Math.log(number) / Math.log(base));
  }
}
