package dev.meshgate.services.engine.function.finance;

import dev.meshgate.services.engine.cell.Area;
import dev.meshgate.services.engine.cell.ErrorException;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.NumberValue;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.function.Call;
import dev.meshgate.services.engine.function.Functions;
import dev.meshgate.services.engine.function.Numbers;

/** Functions of payments that differ. */
public final class CashFlows {

  private static final double YEAR = 365;

  private CashFlows() {}

  public static void addTo(Functions to) {
    to.add("NPV", 2, Functions.MANY, "V|R", CashFlows::npv)
        .add("IRR", 1, 2, "RV", CashFlows::irr)
        .add("MIRR", 3, 3, "RVV", CashFlows::mirr)
        .add("XNPV", 3, 3, "VRR", CashFlows::xnpv)
        .add("XIRR", 2, 3, "RRV", CashFlows::xirr)
        .add("FVSCHEDULE", 2, 2, "VR", CashFlows::schedule);
  }

  /** The value today of payments at the end of each period. */
  private static double present(double rate, double[] flows, int firstPeriod) {
    var sum = 0.0;
    for (var i = 0; i < flows.length; i++) {
      sum += flows[i] / Math.pow(1 + rate, i + firstPeriod);
    }
    return sum;
  }

  private static Value npv(Call call) {
    var rate = call.number(0);
    if (rate == -1) {
      throw new ErrorException(ErrorValue.DIV0);
    }
    return Value.of(present(rate, Numbers.of(call, 1), 1));
  }

  private static void requireBothSigns(double[] flows) {
    var negative = false;
    var positive = false;
    for (var flow : flows) {
      negative |= flow < 0;
      positive |= flow > 0;
    }
    if (!negative || !positive) {
      throw new ErrorException(ErrorValue.NUM);
    }
  }

  private static Value irr(Call call) {
    var flows = Numbers.of(call.operand(0));
    requireBothSigns(flows);
    return Value.of(Root.near(call.number(1, 0.1), rate -> present(rate, flows, 0)));
  }

  private static Value mirr(Call call) {
    var flows = Numbers.of(call.operand(0));
    var borrowed = call.number(1);
    var invested = call.number(2);
    var n = flows.length;
    var costs = 0.0;
    var gains = 0.0;
    for (var i = 0; i < n; i++) {
      costs += flows[i] < 0 ? flows[i] / Math.pow(1 + borrowed, i) : 0;
      gains += flows[i] > 0 ? flows[i] * Math.pow(1 + invested, n - 1 - i) : 0;
    }
    if (costs == 0 || n < 2) {
      throw new ErrorException(ErrorValue.DIV0);
    }
    return Value.of(Math.pow(gains / -costs, 1.0 / (n - 1)) - 1);
  }

  /** Payments and their days; a day is cut to a whole one. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Dated(double[] flows, double[] days) {

    static Dated of(Area flows, Area days) {
      var dated = new Dated(strict(flows), strict(days));
      if (dated.flows.length != dated.days.length || dated.flows.length == 0) {
        throw new ErrorException(ErrorValue.NUM);
      }
      for (var i = 0; i < dated.days.length; i++) {
        dated.days[i] = Math.floor(dated.days[i]);
        if (dated.days[i] < dated.days[0]) {
          throw new ErrorException(ErrorValue.NUM);
        }
      }
      return dated;
    }

    /** Every value must be a number. */
    private static double[] strict(Area area) {
      var numbers = new Numbers();
      for (var row = 0; row < area.usedRows(); row++) {
        for (var column = 0; column < area.columns(); column++) {
          var value = area.at(row, column);
          if (value instanceof ErrorValue error) {
            throw new ErrorException(error);
          }
          if (!(value instanceof NumberValue number)) {
            throw new ErrorException(ErrorValue.VALUE);
          }
          numbers.add(number.number());
        }
      }
      return numbers.toArray();
    }

    double present(double rate) {
      var sum = 0.0;
      for (var i = 0; i < flows.length; i++) {
        sum += flows[i] / Math.pow(1 + rate, (days[i] - days[0]) / YEAR);
      }
      return sum;
    }
  }

  private static Value xnpv(Call call) {
    var rate = call.number(0);
    if (rate <= 0) {
      throw new ErrorException(ErrorValue.NUM);
    }
    return Value.of(Dated.of(call.area(1), call.area(2)).present(rate));
  }

  private static Value xirr(Call call) {
    var dated = Dated.of(call.area(0), call.area(1));
    requireBothSigns(dated.flows);
    return Value.of(Root.near(call.number(2, 0.1), dated::present));
  }

  private static Value schedule(Call call) {
    var value = call.number(0);
    for (var rate : Numbers.of(call.operand(1))) {
      value *= 1 + rate;
    }
    return Value.of(value);
  }
}
