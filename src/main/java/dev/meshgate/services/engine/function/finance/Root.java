package dev.meshgate.services.engine.function.finance;

import dev.meshgate.services.engine.cell.ErrorException;
import dev.meshgate.services.engine.cell.ErrorValue;
import java.util.function.DoubleUnaryOperator;

/** The rate at which a function of it is zero. */
final class Root {

  private static final int STEPS = 128;
  private static final double CLOSE = 1e-15;

  /** No rate is lower than the loss of everything. */
  private static final double LOWEST = -1 + 1e-9;

  private static final double[] BRACKETS = {
    LOWEST, -0.99, -0.9, -0.75, -0.5, -0.25, -0.1, -0.01, 0, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 5,
    10, 100, 1e3, 1e4
  };

  private Root() {}

  /** Newton's way from the guess; where that leads nowhere, between two rates of opposite signs. */
  static double near(double guess, DoubleUnaryOperator function) {
    if (guess <= -1) {
      throw new ErrorException(ErrorValue.NUM);
    }
    var newton = newton(guess, function);
    return Double.isNaN(newton) ? bracketed(guess, function) : newton;
  }

  private static double newton(double guess, DoubleUnaryOperator function) {
    var rate = guess;
    for (var i = 0; i < STEPS; i++) {
      var value = function.applyAsDouble(rate);
      if (value == 0) {
        return rate;
      }
      var width = Math.max(1e-7, Math.abs(rate) * 1e-6);
      var slope =
          (function.applyAsDouble(rate + width) - function.applyAsDouble(rate - width))
              / (2 * width);
      var next = rate - value / slope;
      if (!Double.isFinite(next) || next <= LOWEST) {
        return Double.NaN;
      }
      if (Math.abs(next - rate) <= CLOSE * Math.max(1, Math.abs(next))) {
        return next;
      }
      // The slope is measured, not known, so the last digits may swing.
      if (i > STEPS / 2 && Math.abs(next - rate) <= 1e-12 * Math.max(1, Math.abs(next))) {
        return next;
      }
      rate = next;
    }
    return Double.NaN;
  }

  private static double bracketed(double guess, DoubleUnaryOperator function) {
    var best = Double.NaN;
    for (var i = 0; i + 1 < BRACKETS.length; i++) {
      var low = function.applyAsDouble(BRACKETS[i]);
      var high = function.applyAsDouble(BRACKETS[i + 1]);
      if (low * high <= 0) {
        var root = bisected(BRACKETS[i], BRACKETS[i + 1], function);
        best = Double.isNaN(best) || Math.abs(root - guess) < Math.abs(best - guess) ? root : best;
      }
    }
    if (Double.isNaN(best)) {
      throw new ErrorException(ErrorValue.NUM);
    }
    return best;
  }

  private static double bisected(double from, double to, DoubleUnaryOperator function) {
    var low = from;
    var high = to;
    var sign = Math.signum(function.applyAsDouble(low));
    for (var i = 0; i < STEPS; i++) {
      var middle = (low + high) / 2;
      if (Math.signum(function.applyAsDouble(middle)) == sign) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }
}
