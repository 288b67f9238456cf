package dev.meshgate.services.engine.function.statistics;

import dev.meshgate.services.engine.cell.ErrorException;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.function.Functions;
import dev.meshgate.services.engine.function.Pairs;
import dev.meshgate.services.engine.function.Sums;
import java.util.function.ToDoubleFunction;

/** Functions of two rows of numbers that belong together. */
public final class Regression {

  private Regression() {}

  /** Sums of squares and products about the means. */
  private record Moments(int n, double meanX, double meanY, double xx, double yy, double xy) {

    static Moments of(Pairs pairs) {
      if (pairs.size() == 0) {
        throw new ErrorException(ErrorValue.DIV0);
      }
      var meanX = Sums.mean(pairs.xs());
      var meanY = Sums.mean(pairs.ys());
      var xy = 0.0;
      for (var i = 0; i < pairs.size(); i++) {
        xy += (pairs.x(i) - meanX) * (pairs.y(i) - meanY);
      }
      return new Moments(
          pairs.size(), meanX, meanY, Samples.squares(pairs.xs()), Samples.squares(pairs.ys()), xy);
    }

    double slope() {
      return xy / divisor(xx);
    }

    double correlation() {
      return xy / Math.sqrt(divisor(xx * yy));
    }
  }

  private static double divisor(double number) {
    if (number <= 0) {
      throw new ErrorException(ErrorValue.DIV0);
    }
    return number;
  }

  public static void addTo(Functions to) {
    // Excel takes the dependent numbers first, so x and y change places there.
    add(to, "CORREL", Moments::correlation);
    to.alias("PEARSON", "CORREL");
    add(to, "RSQ", m -> m.correlation() * m.correlation());
    add(to, "COVARIANCE.P", m -> m.xy / m.n);
    to.alias("COVAR", "COVARIANCE.P");
    add(to, "COVARIANCE.S", m -> m.xy / divisor(m.n - 1.0));
    addDependent(to, "SLOPE", Moments::slope);
    addDependent(to, "INTERCEPT", m -> m.meanY - m.slope() * m.meanX);
    addDependent(
        to, "STEYX", m -> Math.sqrt((m.yy - m.xy * m.xy / divisor(m.xx)) / divisor(m.n - 2.0)));
    to.add(
            "FORECAST.LINEAR",
            3,
            3,
            "VAA",
            call -> {
              var m = Moments.of(Pairs.of(call.area(2), call.area(1)));
              return Value.of(m.meanY + m.slope() * (call.number(0) - m.meanX));
            })
        .alias("FORECAST", "FORECAST.LINEAR");
  }

  private static void add(Functions to, String name, ToDoubleFunction<Moments> function) {
    to.add(
        name,
        2,
        2,
        "A",
        call -> Value.of(function.applyAsDouble(Moments.of(Pairs.of(call.area(0), call.area(1))))));
  }

  private static void addDependent(Functions to, String name, ToDoubleFunction<Moments> function) {
    to.add(
        name,
        2,
        2,
        "A",
        call -> Value.of(function.applyAsDouble(Moments.of(Pairs.of(call.area(1), call.area(0))))));
  }
}
