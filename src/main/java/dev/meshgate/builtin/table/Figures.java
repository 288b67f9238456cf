package dev.meshgate.builtin.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Numbers written for people: no more digits than they need, and no exponent where it can be. */
public final class Figures {

  private static final int DECIMALS = 4;
  private static final double TINY = 0.001;
  private static final double HUGE = 1e15;

  private Figures() {}

  /** {@code 12}, {@code 12.5}, {@code 0.3333}. */
  public static String plain(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return "n/a";
    }
    var size = Math.abs(value);
    if (size != 0 && (size < TINY || size >= HUGE)) {
      return new BigDecimal(value).round(new MathContext(DECIMALS)).toString();
    }
    return text(rounded(value));
  }

  /** With its unit: {@code €12.5}, {@code 12 %} is {@code 12%}. */
  public static String with(@Nullable String unit, double value) {
    var plain = plain(value);
    if (unit == null) {
      return plain;
    }
    if (unit.equals("%") || unit.equals("‰")) {
      return plain + unit;
    }
    return unit.length() == 1 && !plain.startsWith("-") ? unit + plain : plain + " " + unit;
  }

  /** What is written into data: without the noise of binary fractions. */
  public static BigDecimal exact(double value) {
    var size = Math.abs(value);
    return size != 0 && (size < TINY || size >= HUGE)
        ? new BigDecimal(value).round(new MathContext(12)).stripTrailingZeros()
        : stripped(new BigDecimal(value).setScale(10, RoundingMode.HALF_EVEN));
  }

  private static BigDecimal rounded(double value) {
    return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP);
  }

  private static BigDecimal stripped(BigDecimal value) {
    var stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private static String text(BigDecimal value) {
    return stripped(value).toPlainString();
  }
}
