package dev.meshgate.services.engine.function.statistics;

import dev.meshgate.services.engine.cell.ErrorException;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.function.Call;
import dev.meshgate.services.engine.function.Functions;
import dev.meshgate.services.engine.function.Numbers;
import dev.meshgate.services.engine.function.Sums;
import java.util.Arrays;
import java.util.LinkedHashMap;

/** Functions of the order of numbers: ranks, percentiles, the largest and the smallest. */
public final class Quantiles {

  private Quantiles() {}

  public static void addTo(Functions to) {
    to.add("PERCENTILE.INC", 2, 2, "AV", call -> inclusive(call, call.number(1)))
        .alias("PERCENTILE", "PERCENTILE.INC")
        .add("QUARTILE.INC", 2, 2, "AV", call -> inclusive(call, quarter(call)))
        .alias("QUARTILE", "QUARTILE.INC")
        .add("PERCENTILE.EXC", 2, 2, "AV", call -> exclusive(call, call.number(1)))
        .add("QUARTILE.EXC", 2, 2, "AV", call -> exclusive(call, quarter(call)))
        .add("PERCENTRANK.INC", 2, 3, "AVV", call -> percentRank(call, true))
        .alias("PERCENTRANK", "PERCENTRANK.INC")
        .add("PERCENTRANK.EXC", 2, 3, "AVV", call -> percentRank(call, false))
        .add("LARGE", 2, 2, "AV", call -> nth(call, true))
        .add("SMALL", 2, 2, "AV", call -> nth(call, false))
        .add("RANK.EQ", 2, 3, "VRV", call -> rank(call, false))
        .alias("RANK", "RANK.EQ")
        .add("RANK.AVG", 2, 3, "VRV", call -> rank(call, true))
        .add("MODE.SNGL", 1, Functions.MANY, "A", Quantiles::mode)
        .alias("MODE", "MODE.SNGL")
        .add("TRIMMEAN", 2, 2, "AV", Quantiles::trimmed);
  }

  private static double[] sorted(Call call) {
    var sorted = Samples.sorted(Numbers.of(call.operand(0)));
    if (sorted.length == 0) {
      throw new ErrorException(ErrorValue.NUM);
    }
    return sorted;
  }

  private static double quarter(Call call) {
    var quarter = call.whole(1);
    if (quarter < 0 || quarter > 4) {
      throw new ErrorException(ErrorValue.NUM);
    }
    return quarter / 4.0;
  }

  private static Value inclusive(Call call, double part) {
    if (part < 0 || part > 1) {
      throw new ErrorException(ErrorValue.NUM);
    }
    return Value.of(inclusive(sorted(call), part));
  }

  /** The number below which that part of the sorted numbers lies, both ends counted. */
  static double inclusive(double[] sorted, double part) {
    return between(sorted, part * (sorted.length - 1));
  }

  private static Value exclusive(Call call, double part) {
    var sorted = sorted(call);
    var place = part * (sorted.length + 1);
    if (part <= 0 || part >= 1 || place < 1 || place > sorted.length) {
      throw new ErrorException(ErrorValue.NUM);
    }
    return Value.of(between(sorted, place - 1));
  }

  private static double between(double[] sorted, double place) {
    var below = (int) Math.floor(place);
    return below + 1 < sorted.length
        ? sorted[below] + (place - below) * (sorted[below + 1] - sorted[below])
        : sorted[below];
  }

  private static Value percentRank(Call call, boolean inclusive) {
    var sorted = sorted(call);
    var number = call.number(1);
    var digits = call.whole(2, 3);
    if (digits < 1) {
      throw new ErrorException(ErrorValue.NUM);
    }
    if (number < sorted[0] || number > sorted[sorted.length - 1]) {
      throw new ErrorException(ErrorValue.NA);
    }
    var below = (int) Arrays.stream(sorted).filter(x -> x < number).count();
    var place = (double) below;
    if (sorted[below] != number) {
      place = below - 1 + (number - sorted[below - 1]) / (sorted[below] - sorted[below - 1]);
    }
    var rank =
        inclusive ? place / Math.max(1, sorted.length - 1) : (place + 1) / (sorted.length + 1);
    if (inclusive && sorted.length == 1) {
      rank = 1;
    }
    var scale = Math.pow(10, digits);
    return Value.of(Math.floor(rank * scale + 1e-9) / scale);
  }

  private static Value nth(Call call, boolean fromLargest) {
    var sorted = sorted(call);
    var place = Math.ceil(call.number(1));
    if (place < 1 || place > sorted.length) {
      throw new ErrorException(ErrorValue.NUM);
    }
    return Value.of(sorted[(int) (fromLargest ? sorted.length - place : place - 1)]);
  }

  private static Value rank(Call call, boolean average) {
    var number = call.number(0);
    var ascending = call.number(2, 0) != 0;
    var before = 0;
    var equal = 0;
    for (var other : Numbers.of(call.operand(1))) {
      equal += other == number ? 1 : 0;
      before += (ascending ? other < number : other > number) ? 1 : 0;
    }
    if (equal == 0) {
      throw new ErrorException(ErrorValue.NA);
    }
    return Value.of(before + 1 + (average ? (equal - 1) / 2.0 : 0));
  }

  /** The number that is there most often; of several the one that comes first. */
  private static Value mode(Call call) {
    var counts = new LinkedHashMap<Double, Integer>();
    for (var number : Numbers.of(call, 0)) {
      counts.merge(number, 1, Integer::sum);
    }
    var best =
        counts.entrySet().stream()
            .reduce((one, other) -> other.getValue() > one.getValue() ? other : one);
    if (best.isEmpty() || best.orElseThrow().getValue() < 2) {
      throw new ErrorException(ErrorValue.NA);
    }
    return Value.of(best.orElseThrow().getKey());
  }

  private static Value trimmed(Call call) {
    var sorted = sorted(call);
    var part = call.number(1);
    if (part < 0 || part >= 1) {
      throw new ErrorException(ErrorValue.NUM);
    }
    var each = (int) Math.floor(sorted.length * part / 2 + 1e-12);
    return Value.of(Sums.mean(Arrays.copyOfRange(sorted, each, sorted.length - each)));
  }
}
