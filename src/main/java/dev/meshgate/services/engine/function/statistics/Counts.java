package dev.meshgate.services.engine.function.statistics;

import dev.meshgate.services.engine.cell.ErrorException;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.function.Arithmetic;
import dev.meshgate.services.engine.function.Call;
import dev.meshgate.services.engine.function.Functions;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;

/** Functions of distributions of counts; Apache Commons Math calculates them. */
public final class Counts {

  private static final double EXACT = 1e-14;

  private Counts() {}

  public static void addTo(Functions to) {
    to.add("BINOM.DIST", 4, 4, "V", Counts::binomial)
        .alias("BINOMDIST", "BINOM.DIST")
        .add("BINOM.INV", 3, 3, "V", Counts::binomialInverse)
        .alias("CRITBINOM", "BINOM.INV")
        .add("POISSON.DIST", 3, 3, "V", Counts::poisson)
        .alias("POISSON", "POISSON.DIST")
        .add("NEGBINOM.DIST", 4, 4, "V", Counts::negative);
  }

  private static int count(Call call, int index) {
    var count = call.whole(index);
    if (count < 0) {
      throw new ErrorException(ErrorValue.NUM);
    }
    return count;
  }

  private static double share(Call call, int index) {
    var share = call.number(index);
    if (share < 0 || share > 1) {
      throw new ErrorException(ErrorValue.NUM);
    }
    return share;
  }

  private static Value binomial(Call call) {
    var successes = count(call, 0);
    var one = new BinomialDistribution(null, count(call, 1), share(call, 2));
    if (successes > one.getNumberOfTrials()) {
      throw new ErrorException(ErrorValue.NUM);
    }
    return Value.of(
        call.flag(3) ? one.cumulativeProbability(successes) : one.probability(successes));
  }

  private static Value binomialInverse(Call call) {
    var one = new BinomialDistribution(null, count(call, 0), share(call, 1));
    var alpha = call.number(2);
    if (alpha <= 0 || alpha >= 1) {
      throw new ErrorException(ErrorValue.NUM);
    }
    return Value.of(one.inverseCumulativeProbability(alpha));
  }

  private static Value poisson(Call call) {
    var events = count(call, 0);
    var mean = call.number(1);
    if (mean < 0) {
      throw new ErrorException(ErrorValue.NUM);
    }
    if (mean == 0) {
      return Value.of(events == 0 || call.flag(2) ? 1 : 0);
    }
    var one =
        new PoissonDistribution(null, mean, EXACT, PoissonDistribution.DEFAULT_MAX_ITERATIONS);
    return Value.of(call.flag(2) ? one.cumulativeProbability(events) : one.probability(events));
  }

  private static Value negative(Call call) {
    var failures = count(call, 0);
    var successes = count(call, 1);
    var share = share(call, 2);
    if (successes < 1) {
      throw new ErrorException(ErrorValue.NUM);
    }
    if (call.flag(3)) {
      return Value.of(
          new BetaDistribution(null, successes, failures + 1.0, EXACT)
              .cumulativeProbability(share));
    }
    return Value.of(
        Arithmetic.combinations(failures + successes - 1.0, failures)
            * Math.pow(share, successes)
            * Math.pow(1 - share, failures));
  }
}
