package dev.meshgate.services.engine.function;

import dev.meshgate.services.engine.cell.ErrorException;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Functions that round, on the decimal digits that a cell shows and not on the binary ones. */
public final class Rounding {

  /** A cell shows no more digits. */
  private static final int DIGITS = 15;

  private static final double TIE = 1e-4;
  private static final double[] POWERS = {1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

  private Rounding() {}

  public static void addTo(Functions to) {
    to.add("ROUND", 2, 2, "V", call -> Value.of(round(call.number(0), call.whole(1))))
        .add("ROUNDUP", 2, 2, "V", call -> directed(call, RoundingMode.UP))
        .add("ROUNDDOWN", 2, 2, "V", call -> directed(call, RoundingMode.DOWN))
        .add("TRUNC", 1, 2, "V", call -> directed(call, RoundingMode.DOWN))
        .add("INT", 1, 1, "V", call -> Value.of(Math.floor(call.number(0))))
        .add("MROUND", 2, 2, "V", Rounding::toMultiple)
        .add("EVEN", 1, 1, "V", call -> Value.of(away(call.number(0), 2, 0)))
        .add("ODD", 1, 1, "V", call -> Value.of(odd(call.number(0))))
        .add("CEILING", 2, 2, "V", Rounding::ceiling)
        .add("FLOOR", 2, 2, "V", Rounding::floor)
        .add("CEILING.MATH", 1, 3, "V", call -> Value.of(mathematical(call, true)))
        .add("FLOOR.MATH", 1, 3, "V", call -> Value.of(mathematical(call, false)))
        .add("CEILING.PRECISE", 1, 2, "V", call -> Value.of(precise(call, true)))
        .add("FLOOR.PRECISE", 1, 2, "V", call -> Value.of(precise(call, false)))
        .alias("ISO.CEILING", "CEILING.PRECISE");
  }

  /** Half away from zero. */
  public static double round(double number, int digits) {
    if (digits >= 0 && digits < POWERS.length) {
      var scaled = Math.abs(number) * POWERS[digits];
      var whole = Math.floor(scaled);
      if (scaled < 1e9 && Math.abs(scaled - whole - 0.5) > TIE) {
        var rounded = (scaled - whole > 0.5 ? whole + 1 : whole) / POWERS[digits];
        return number < 0 ? -rounded : rounded;
      }
    }
    return exact(number, digits);
  }

  private static double exact(double number, int digits) {
    if (number == 0 || digits > 400) {
      return number;
    }
    if (digits < -400) {
      return 0;
    }
    var shown = new BigDecimal(number).round(new MathContext(DIGITS, RoundingMode.HALF_UP));
    // What has more digits than a cell shows is left as it is.
    var places = shown.precision() - shown.scale();
    return places + digits > DIGITS
        ? number
        : shown.setScale(digits, RoundingMode.HALF_UP).doubleValue();
  }

  private static Value directed(Call call, RoundingMode mode) {
    var number = call.number(0);
    var digits = call.whole(1, 0);
    if (digits > 300 || number == 0) {
      return Value.of(number);
    }
    return Value.of(
        BigDecimal.valueOf(number).setScale(Math.max(digits, -400), mode).doubleValue());
  }

  private static Value toMultiple(Call call) {
    var number = call.number(0);
    var multiple = call.number(1);
    if (number == 0 || multiple == 0) {
      return Value.of(0);
    }
    if (Math.signum(number) != Math.signum(multiple)) {
      throw new ErrorException(ErrorValue.NUM);
    }
    return Value.of(round(number / multiple, 0) * multiple);
  }

  private static double away(double number, int step, int offset) {
    var whole = Math.ceil((Math.abs(number) - offset) / step) * step + offset;
    return number < 0 ? -whole : whole;
  }

  private static double odd(double number) {
    return number == 0 ? 1 : Math.abs(number) <= 1 ? Math.signum(number) : away(number, 2, 1);
  }

  private static Value ceiling(Call call) {
    var number = call.number(0);
    var step = call.number(1);
    if (number == 0 || step == 0) {
      return Value.of(0);
    }
    if (number > 0 && step < 0) {
      throw new ErrorException(ErrorValue.NUM);
    }
    return Value.of(steps(number / step, true) * step);
  }

  private static Value floor(Call call) {
    var number = call.number(0);
    var step = call.number(1);
    if (number == 0) {
      return Value.of(0);
    }
    if (step == 0) {
      throw new ErrorException(ErrorValue.DIV0);
    }
    if (number > 0 && step < 0) {
      throw new ErrorException(ErrorValue.NUM);
    }
    return Value.of(steps(number / step, false) * step);
  }

  /** A quotient that is whole but for its last binary digits is whole. */
  private static double steps(double quotient, boolean up) {
    var near = Math.rint(quotient);
    if (Math.abs(quotient - near) <= 1e-14 * Math.abs(quotient)) {
      return near;
    }
    return up ? Math.ceil(quotient) : Math.floor(quotient);
  }

  private static double mathematical(Call call, boolean up) {
    var number = call.number(0);
    var step = Math.abs(call.number(1, 1));
    var away = call.number(2, 0) != 0;
    if (step == 0) {
      return 0;
    }
    return steps(number / step, up != (number < 0 && away)) * step;
  }

  private static double precise(Call call, boolean up) {
    var step = Math.abs(call.number(1, 1));
    return step == 0 ? 0 : steps(call.number(0) / step, up) * step;
  }
}
