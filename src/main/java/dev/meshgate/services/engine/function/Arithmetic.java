package dev.meshgate.services.engine.function;

import dev.meshgate.services.engine.cell.Comparison;
import dev.meshgate.services.engine.cell.ErrorException;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.Value;
import java.math.BigInteger;
import org.apache.commons.math3.special.Gamma;

/** Functions of one number or two. */
public final class Arithmetic {

  private static final double LARGEST_BITS = (1L << 48) - 1;

  /** The largest whole number that Excel divides by without a loss. */
  private static final double LARGEST_WHOLE = 1L << 53;

  private Arithmetic() {}

  public static void addTo(Functions to) {
    to.add("PI", 0, 0, "", call -> Value.of(Math.PI))
        .add("ABS", 1, 1, "V", call -> Value.of(Math.abs(call.number(0))))
        .add("SIGN", 1, 1, "V", call -> Value.of(Math.signum(call.number(0))))
        .add("POWER", 2, 2, "V", call -> power(call.number(0), call.number(1)))
        .add("MOD", 2, 2, "V", call -> mod(call.number(0), call.number(1)))
        .add("QUOTIENT", 2, 2, "V", call -> quotient(call.number(0), call.number(1)))
        .add("RAND", 0, 0, "", call -> Value.of(call.frame().book().random().nextDouble()))
        .add("RANDBETWEEN", 2, 2, "V", Arithmetic::between)
        .add("GCD", 1, Functions.MANY, "R", call -> Value.of(gcd(Numbers.of(call, 0))))
        .add("LCM", 1, Functions.MANY, "R", call -> Value.of(lcm(Numbers.of(call, 0))))
        .add("FACT", 1, 1, "V", call -> Value.of(factorial(whole(call, 0))))
        .add("FACTDOUBLE", 1, 1, "V", call -> Value.of(doubleFactorial(call.number(0))))
        .add("COMBIN", 2, 2, "V", call -> Value.of(combinations(whole(call, 0), whole(call, 1))))
        .add("COMBINA", 2, 2, "V", call -> Value.of(withRepetition(whole(call, 0), whole(call, 1))))
        .add("PERMUT", 2, 2, "V", call -> Value.of(permutations(whole(call, 0), whole(call, 1))))
        .add("PERMUTATIONA", 2, 2, "V", call -> Value.of(Math.pow(whole(call, 0), whole(call, 1))))
        .add("MULTINOMIAL", 1, Functions.MANY, "R", Arithmetic::multinomial)
        .add("BITAND", 2, 2, "V", call -> Value.of((double) (bits(call, 0) & bits(call, 1))))
        .add("BITOR", 2, 2, "V", call -> Value.of((double) (bits(call, 0) | bits(call, 1))))
        .add("BITXOR", 2, 2, "V", call -> Value.of((double) (bits(call, 0) ^ bits(call, 1))))
        .add("BITLSHIFT", 2, 2, "V", call -> shift(bits(call, 0), call.whole(1)))
        .add("BITRSHIFT", 2, 2, "V", call -> shift(bits(call, 0), -call.whole(1)))
        .add("SERIESSUM", 4, 4, "VVVR", Arithmetic::series);
  }

  private static Value power(double base, double exponent) {
    if (base == 0 && exponent <= 0) {
      throw new ErrorException(exponent == 0 ? ErrorValue.NUM : ErrorValue.DIV0);
    }
    return Value.of(Math.pow(base, exponent));
  }

  private static Value mod(double number, double divisor) {
    if (divisor == 0) {
      throw new ErrorException(ErrorValue.DIV0);
    }
    var times = Math.floor(number / divisor);
    if (Math.abs(times) > LARGEST_WHOLE) {
      throw new ErrorException(ErrorValue.NUM);
    }
    var whole = divisor * times;
    return Value.of(Comparison.nearly(number, whole) ? 0 : number - whole);
  }

  private static Value quotient(double number, double divisor) {
    if (divisor == 0) {
      throw new ErrorException(ErrorValue.DIV0);
    }
    var quotient = number / divisor;
    return Value.of(quotient < 0 ? Math.ceil(quotient) : Math.floor(quotient));
  }

  private static Value between(Call call) {
    var low = Math.ceil(call.number(0));
    var high = Math.floor(call.number(1));
    if (low > high) {
      throw new ErrorException(ErrorValue.NUM);
    }
    return Value.of(low + Math.floor(call.frame().book().random().nextDouble() * (high - low + 1)));
  }

  private static double gcd(double[] numbers) {
    var result = BigInteger.ZERO;
    for (var number : numbers) {
      result = result.gcd(natural(number));
    }
    return result.doubleValue();
  }

  private static double lcm(double[] numbers) {
    var result = BigInteger.ONE;
    for (var number : numbers) {
      var other = natural(number);
      if (other.signum() == 0) {
        return 0;
      }
      result = result.divide(result.gcd(other)).multiply(other);
      if (result.bitLength() > 53) {
        throw new ErrorException(ErrorValue.NUM);
      }
    }
    return result.doubleValue();
  }

  private static BigInteger natural(double number) {
    if (number < 0 || number >= LARGEST_WHOLE) {
      throw new ErrorException(ErrorValue.NUM);
    }
    return BigInteger.valueOf((long) number);
  }

  private static double whole(Call call, int index) {
    var number = Math.floor(call.number(index));
    if (number < 0) {
      throw new ErrorException(ErrorValue.NUM);
    }
    return number;
  }

  /** Beyond 170! no cell can hold it. */
  public static double factorial(double n) {
    if (n < 0 || n > 170) {
      throw new ErrorException(ErrorValue.NUM);
    }
    var result = 1.0;
    for (var i = 2; i <= n; i++) {
      result *= i;
    }
    return result;
  }

  private static double doubleFactorial(double number) {
    var n = Math.floor(number);
    if (n < -1 || n > 300) {
      throw new ErrorException(ErrorValue.NUM);
    }
    var result = 1.0;
    for (var i = n; i > 1; i -= 2) {
      result *= i;
    }
    return result;
  }

  /** n over k. */
  public static double combinations(double n, double k) {
    if (k < 0 || k > n) {
      throw new ErrorException(ErrorValue.NUM);
    }
    var fewer = Math.min(k, n - k);
    if (fewer > 10_000) {
      return Math.rint(
          Math.exp(Gamma.logGamma(n + 1) - Gamma.logGamma(k + 1) - Gamma.logGamma(n - k + 1)));
    }
    var result = 1.0;
    for (var i = 1; i <= fewer; i++) {
      result = result * (n - fewer + i) / i;
    }
    return result < 1e15 ? Math.rint(result) : result;
  }

  private static double withRepetition(double n, double k) {
    return n == 0 && k == 0 ? 1 : combinations(n + k - 1, k);
  }

  private static double permutations(double n, double k) {
    if (k > n) {
      throw new ErrorException(ErrorValue.NUM);
    }
    var result = 1.0;
    for (var i = 0; i < k && Double.isFinite(result); i++) {
      result *= n - i;
    }
    return result;
  }

  private static Value multinomial(Call call) {
    var sum = 0.0;
    var result = 1.0;
    for (var number : Numbers.of(call, 0)) {
      var n = Math.floor(number);
      if (n < 0) {
        throw new ErrorException(ErrorValue.NUM);
      }
      sum += n;
      result *= combinations(sum, n);
    }
    return Value.of(result);
  }

  private static long bits(Call call, int index) {
    var number = call.number(index);
    if (number < 0 || number > LARGEST_BITS || number != Math.floor(number)) {
      throw new ErrorException(ErrorValue.NUM);
    }
    return (long) number;
  }

  private static Value shift(long bits, int left) {
    if (Math.abs(left) > 53) {
      throw new ErrorException(ErrorValue.NUM);
    }
    var shifted = left < 0 ? (double) (bits >> -left) : bits * Math.pow(2, left);
    if (shifted > LARGEST_BITS) {
      throw new ErrorException(ErrorValue.NUM);
    }
    return Value.of(shifted);
  }

  private static Value series(Call call) {
    var x = call.number(0);
    var exponent = call.number(1);
    var sum = 0.0;
    for (var coefficient : Numbers.of(call.operand(3))) {
      sum += coefficient * Math.pow(x, exponent);
      exponent += call.number(2);
    }
    return Value.of(sum);
  }
}
