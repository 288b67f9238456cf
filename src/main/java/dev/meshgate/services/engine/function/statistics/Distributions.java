package dev.meshgate.services.engine.function.statistics;

import dev.meshgate.services.engine.cell.ErrorException;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.function.Arithmetic;
import dev.meshgate.services.engine.function.Call;
import dev.meshgate.services.engine.function.Functions;
import java.util.function.Supplier;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.FDistribution;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.LogNormalDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.distribution.WeibullDistribution;
import org.apache.commons.math3.special.Erf;
import org.apache.commons.math3.special.Gamma;

/** Functions of distributions; Apache Commons Math calculates them. */
public final class Distributions {

  private static final double EXACT = 1e-14;

  private Distributions() {}

  public static void addTo(Functions to) {
    normal(to);
    others(to);
    to.add("ERF", 1, 2, "V", Distributions::erf)
        .add("ERF.PRECISE", 1, 1, "V", call -> Value.of(Erf.erf(call.number(0))))
        .add("ERFC", 1, 1, "V", call -> Value.of(Erf.erfc(call.number(0))))
        .alias("ERFC.PRECISE", "ERFC")
        .add("GAMMALN", 1, 1, "V", call -> Value.of(Gamma.logGamma(positive(call, 0))))
        .alias("GAMMALN.PRECISE", "GAMMALN")
        .add("GAMMA", 1, 1, "V", Distributions::gamma)
        .add("FISHER", 1, 1, "V", Distributions::fisher)
        .add("FISHERINV", 1, 1, "V", call -> Value.of(Math.tanh(call.number(0))))
        .add("STANDARDIZE", 3, 3, "V", call -> Value.of(standard(call)));
  }

  private static void normal(Functions to) {
    to.add("NORM.DIST", 4, 4, "V", call -> at(call, 0, 3, () -> normal(call)))
        .alias("NORMDIST", "NORM.DIST")
        .add("NORM.INV", 3, 3, "V", call -> inverse(call, () -> normal(call)))
        .alias("NORMINV", "NORM.INV")
        .add("NORM.S.DIST", 2, 2, "V", call -> at(call, 0, 1, NormalDistribution::new))
        .add("NORMSDIST", 1, 1, "V", call -> Value.of(phi(call.number(0))))
        .add("NORM.S.INV", 1, 1, "V", call -> inverse(call, NormalDistribution::new))
        .alias("NORMSINV", "NORM.S.INV")
        .add("PHI", 1, 1, "V", call -> Value.of(new NormalDistribution().density(call.number(0))))
        .add("GAUSS", 1, 1, "V", call -> Value.of(Erf.erf(call.number(0) / Math.sqrt(2)) / 2))
        .add("LOGNORM.DIST", 4, 4, "V", call -> at(call, positive(call, 0), 3, () -> log(call)))
        .add("LOGNORM.INV", 3, 3, "V", call -> inverse(call, () -> log(call)))
        .alias("LOGINV", "LOGNORM.INV")
        .add("CONFIDENCE.NORM", 3, 3, "V", call -> confidence(call, false))
        .alias("CONFIDENCE", "CONFIDENCE.NORM")
        .add("CONFIDENCE.T", 3, 3, "V", call -> confidence(call, true));
  }

  private static void others(Functions to) {
    to.add("T.DIST", 3, 3, "V", call -> at(call, 0, 2, () -> student(call, 1)))
        .add("T.INV", 2, 2, "V", call -> inverse(call, () -> student(call, 1)))
        .add("T.INV.2T", 2, 2, "V", Distributions::twoTailed)
        .alias("TINV", "T.INV.2T")
        .add("CHISQ.DIST", 3, 3, "V", call -> at(call, atLeast0(call), 2, () -> chi(call, 1)))
        .add("CHISQ.INV", 2, 2, "V", call -> inverse(call, () -> chi(call, 1)))
        .add("CHISQ.INV.RT", 2, 2, "V", call -> upper(call, () -> chi(call, 1)))
        .alias("CHIINV", "CHISQ.INV.RT")
        .add("F.DIST", 4, 4, "V", call -> at(call, atLeast0(call), 3, () -> snedecor(call)))
        .add("F.INV", 3, 3, "V", call -> inverse(call, () -> snedecor(call)))
        .add("F.INV.RT", 3, 3, "V", call -> upper(call, () -> snedecor(call)))
        .alias("FINV", "F.INV.RT")
        .add("GAMMA.DIST", 4, 4, "V", call -> at(call, atLeast0(call), 3, () -> gammas(call)))
        .alias("GAMMADIST", "GAMMA.DIST")
        .add("GAMMA.INV", 3, 3, "V", call -> inverse(call, () -> gammas(call)))
        .alias("GAMMAINV", "GAMMA.INV")
        .add("WEIBULL.DIST", 4, 4, "V", call -> at(call, atLeast0(call), 3, () -> weibull(call)))
        .alias("WEIBULL", "WEIBULL.DIST")
        .add("EXPON.DIST", 3, 3, "V", Distributions::exponential)
        .alias("EXPONDIST", "EXPON.DIST")
        .add("BETA.DIST", 4, 6, "V", Distributions::beta)
        .add("BETA.INV", 3, 5, "V", Distributions::betaInverse)
        .alias("BETAINV", "BETA.INV");
  }

  private static double positive(Call call, int index) {
    var number = call.number(index);
    if (number <= 0) {
      throw new ErrorException(ErrorValue.NUM);
    }
    return number;
  }

  private static double atLeast0(Call call) {
    var number = call.number(0);
    if (number < 0) {
      throw new ErrorException(ErrorValue.NUM);
    }
    return number;
  }

  private static double phi(double z) {
    return 0.5 * Erf.erfc(-z / Math.sqrt(2));
  }

  private static double standard(Call call) {
    return (call.number(0) - call.number(1)) / positive(call, 2);
  }

  private static RealDistribution normal(Call call) {
    return new NormalDistribution(null, call.number(1), positive(call, 2), EXACT);
  }

  private static RealDistribution log(Call call) {
    return new LogNormalDistribution(null, call.number(1), positive(call, 2), EXACT);
  }

  private static RealDistribution student(Call call, int index) {
    return new TDistribution(null, freedom(call, index), EXACT);
  }

  private static RealDistribution chi(Call call, int index) {
    return new ChiSquaredDistribution(null, freedom(call, index), EXACT);
  }

  private static RealDistribution snedecor(Call call) {
    return new FDistribution(null, freedom(call, 1), freedom(call, 2), EXACT);
  }

  private static RealDistribution gammas(Call call) {
    return new GammaDistribution(null, positive(call, 1), positive(call, 2), EXACT);
  }

  private static RealDistribution weibull(Call call) {
    return new WeibullDistribution(null, positive(call, 1), positive(call, 2), EXACT);
  }

  private static double freedom(Call call, int index) {
    var freedom = Math.floor(call.number(index));
    if (freedom < 1 || freedom > 1e10) {
      throw new ErrorException(ErrorValue.NUM);
    }
    return freedom;
  }

  private static Value at(Call call, int x, int flag, Supplier<RealDistribution> distribution) {
    return at(call, call.number(x), flag, distribution);
  }

  private static Value at(Call call, double x, int flag, Supplier<RealDistribution> distribution) {
    var one = distribution.get();
    return Value.of(call.flag(flag) ? one.cumulativeProbability(x) : one.density(x));
  }

  private static double probability(Call call) {
    var probability = call.number(0);
    if (probability <= 0 || probability >= 1) {
      throw new ErrorException(ErrorValue.NUM);
    }
    return probability;
  }

  private static Value inverse(Call call, Supplier<RealDistribution> distribution) {
    var probability = probability(call);
    return Value.of(distribution.get().inverseCumulativeProbability(probability));
  }

  private static Value upper(Call call, Supplier<RealDistribution> distribution) {
    var probability = probability(call);
    return Value.of(distribution.get().inverseCumulativeProbability(1 - probability));
  }

  private static Value twoTailed(Call call) {
    var probability = call.number(0);
    if (probability <= 0 || probability > 1) {
      throw new ErrorException(ErrorValue.NUM);
    }
    return Value.of(-student(call, 1).inverseCumulativeProbability(probability / 2));
  }

  private static Value confidence(Call call, boolean ofStudent) {
    var alpha = probability(call);
    var deviation = positive(call, 1);
    var size = Math.floor(call.number(2));
    if (size < 1) {
      throw new ErrorException(ErrorValue.NUM);
    }
    if (ofStudent && size == 1) {
      throw new ErrorException(ErrorValue.DIV0);
    }
    var distribution =
        ofStudent ? new TDistribution(null, size - 1, EXACT) : new NormalDistribution();
    return Value.of(
        -distribution.inverseCumulativeProbability(alpha / 2) * deviation / Math.sqrt(size));
  }

  private static Value exponential(Call call) {
    var x = atLeast0(call);
    var rate = positive(call, 1);
    return Value.of(call.flag(2) ? -Math.expm1(-rate * x) : rate * Math.exp(-rate * x));
  }

  private static Value beta(Call call) {
    var low = call.number(4, 0);
    var high = call.number(5, 1);
    var x = call.number(0);
    if (x < low || x > high || low == high) {
      throw new ErrorException(ErrorValue.NUM);
    }
    var one = new BetaDistribution(null, positive(call, 1), positive(call, 2), EXACT);
    var at = (x - low) / (high - low);
    return Value.of(call.flag(3) ? one.cumulativeProbability(at) : one.density(at) / (high - low));
  }

  private static Value betaInverse(Call call) {
    var low = call.number(3, 0);
    var high = call.number(4, 1);
    var one = new BetaDistribution(null, positive(call, 1), positive(call, 2), EXACT);
    return Value.of(low + (high - low) * one.inverseCumulativeProbability(probability(call)));
  }

  private static Value erf(Call call) {
    return Value.of(
        call.isOmitted(1) ? Erf.erf(call.number(0)) : Erf.erf(call.number(0), call.number(1)));
  }

  private static Value gamma(Call call) {
    var x = call.number(0);
    if (x == 0 || (x < 0 && x == Math.rint(x))) {
      throw new ErrorException(ErrorValue.NUM);
    }
    return x == Math.rint(x) ? Value.of(Arithmetic.factorial(x - 1)) : Value.of(Gamma.gamma(x));
  }

  private static Value fisher(Call call) {
    var x = call.number(0);
    if (Math.abs(x) >= 1) {
      throw new ErrorException(ErrorValue.NUM);
    }
    return Value.of(0.5 * (Math.log1p(x) - Math.log1p(-x)));
  }
}
