package dev.meshgate.services.engine.function.finance;

import dev.meshgate.services.engine.cell.ErrorException;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.function.Call;
import dev.meshgate.services.engine.function.Functions;
import dev.meshgate.services.engine.function.Rounding;

/** Functions of what a thing loses in value. */
public final class Depreciation {

  private Depreciation() {}

  public static void addTo(Functions to) {
    to.add("SLN", 3, 3, "V", Depreciation::straight)
        .add("SYD", 4, 4, "V", Depreciation::digits)
        .add("DB", 4, 5, "V", Depreciation::fixed)
        .add("DDB", 4, 5, "V", Depreciation::doubled)
        .add("VDB", 5, 7, "V", Depreciation::variable)
        .add("DOLLARDE", 2, 2, "V", call -> fraction(call, true))
        .add("DOLLARFR", 2, 2, "V", call -> fraction(call, false));
  }

  private static Value straight(Call call) {
    if (call.number(2) == 0) {
      throw new ErrorException(ErrorValue.DIV0);
    }
    return Value.of((call.number(0) - call.number(1)) / call.number(2));
  }

  private static Value digits(Call call) {
    var life = call.number(2);
    var period = call.number(3);
    if (life <= 0 || period < 1 || period > life || call.number(1) < 0) {
      throw new ErrorException(ErrorValue.NUM);
    }
    return Value.of(
        (call.number(0) - call.number(1)) * (life - period + 1) * 2 / (life * (life + 1)));
  }

  private static Value fixed(Call call) {
    var cost = call.number(0);
    var salvage = call.number(1);
    var life = call.number(2);
    var period = Math.floor(call.number(3));
    var months = Math.floor(call.number(4, 12));
    if (cost < 0
        || salvage < 0
        || life <= 0
        || period < 1
        || months < 1
        || months > 12
        || period > life + (months < 12 ? 1 : 0)) {
      throw new ErrorException(ErrorValue.NUM);
    }
    if (cost == 0) {
      return Value.of(0);
    }
    var rate = Rounding.round(1 - Math.pow(salvage / cost, 1 / life), 3);
    var first = cost * rate * months / 12;
    var lost = first;
    var now = first;
    for (var i = 2; i <= period; i++) {
      call.spend(1);
      now = (cost - lost) * rate * (i > life ? (12 - months) / 12 : 1);
      lost += now;
    }
    return Value.of(now);
  }

  private static Value doubled(Call call) {
    var cost = call.number(0);
    var salvage = call.number(1);
    var life = call.number(2);
    var period = call.number(3);
    var factor = call.number(4, 2);
    if (cost < 0 || salvage < 0 || life <= 0 || period < 1 || period > life || factor <= 0) {
      throw new ErrorException(ErrorValue.NUM);
    }
    return Value.of(declining(cost, salvage, life, period, factor));
  }

  /** What is lost in that period, never below what is left at the end. */
  private static double declining(
      double cost, double salvage, double life, double period, double factor) {
    var rate = Math.min(factor / life, 1);
    var before = rate == 1 ? (period == 1 ? cost : 0) : cost * Math.pow(1 - rate, period - 1);
    var after = cost * Math.pow(1 - rate, period);
    return Math.max(before - Math.max(after, salvage), 0);
  }

  private static Value variable(Call call) {
    var cost = call.number(0);
    var salvage = call.number(1);
    var life = call.number(2);
    var from = call.number(3);
    var to = call.number(4);
    var factor = call.number(5, 2);
    var neverSwitches = call.flag(6, false);
    if (cost < 0 || salvage < 0 || life <= 0 || from < 0 || to < from || to > life || factor < 0) {
      throw new ErrorException(ErrorValue.NUM);
    }
    var sum = 0.0;
    var value = cost;
    var switched = false;
    for (var period = 1; period - 1 < to; period++) {
      call.spend(1);
      var lost = Math.min(value * Math.min(factor / life, 1), Math.max(value - salvage, 0));
      var left = life - period + 1;
      var even = Math.max(value - salvage, 0) / Math.max(left, 1);
      switched |= !neverSwitches && even > lost;
      lost = switched ? even : lost;
      var begin = Math.max(from, period - 1);
      var end = Math.min(to, period);
      sum += end > begin ? lost * (end - begin) : 0;
      value -= lost;
    }
    return Value.of(sum);
  }

  private static Value fraction(Call call, boolean toDecimal) {
    var price = call.number(0);
    var parts = Math.floor(call.number(1));
    if (parts < 0) {
      throw new ErrorException(ErrorValue.NUM);
    }
    if (parts == 0) {
      throw new ErrorException(ErrorValue.DIV0);
    }
    var whole = price < 0 ? Math.ceil(price) : Math.floor(price);
    var scale = Math.pow(10, Math.ceil(Math.log10(parts)));
    var rest = price - whole;
    return Value.of(whole + (toDecimal ? rest * scale / parts : rest * parts / scale));
  }
}
