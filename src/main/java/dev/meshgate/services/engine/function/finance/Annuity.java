package dev.meshgate.services.engine.function.finance;

import dev.meshgate.services.engine.cell.ErrorException;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.function.Call;
import dev.meshgate.services.engine.function.Functions;

/** Functions of equal payments: loans and savings. */
public final class Annuity {

  private Annuity() {}

  public static void addTo(Functions to) {
    to.add("PMT", 3, 5, "V", call -> Value.of(payment(call, 0, 1, 2, 3, 4)))
        .add("PV", 3, 5, "V", Annuity::present)
        .add("FV", 3, 5, "V", Annuity::future)
        .add("NPER", 3, 5, "V", Annuity::periods)
        .add("RATE", 3, 6, "V", Annuity::rate)
        .add("IPMT", 4, 6, "V", call -> Value.of(interest(call)))
        .add("PPMT", 4, 6, "V", call -> Value.of(payment(call, 0, 2, 3, 4, 5) - interest(call)))
        .add("ISPMT", 4, 4, "V", Annuity::straight)
        .add("CUMIPMT", 6, 6, "V", call -> Value.of(cumulative(call, true)))
        .add("CUMPRINC", 6, 6, "V", call -> Value.of(cumulative(call, false)))
        .add("EFFECT", 2, 2, "V", Annuity::effective)
        .add("NOMINAL", 2, 2, "V", Annuity::nominal)
        .add("RRI", 3, 3, "V", Annuity::growth)
        .add("PDURATION", 3, 3, "V", Annuity::duration);
  }

  /** What is paid at the beginning of a period, not at its end. */
  private static double due(Call call, int index) {
    return call.number(index, 0) == 0 ? 0 : 1;
  }

  private static double payment(
      Call call, int rate, int periods, int present, int future, int due) {
    return payment(
        call.number(rate),
        call.number(periods),
        call.number(present),
        call.number(future, 0),
        due(call, due));
  }

  static double payment(double rate, double periods, double present, double future, double due) {
    if (rate == 0) {
      return -(present + future) / periods;
    }
    var factor = Math.pow(1 + rate, periods);
    return -rate * (present * factor + future) / ((1 + rate * due) * (factor - 1));
  }

  /** What there is after that many periods, with the opposite sign. */
  static double future(double rate, double periods, double payment, double present, double due) {
    if (rate == 0) {
      return -(present + payment * periods);
    }
    var factor = Math.pow(1 + rate, periods);
    return -(present * factor + payment * (1 + rate * due) * (factor - 1) / rate);
  }

  private static Value future(Call call) {
    return Value.of(
        future(call.number(0), call.number(1), call.number(2), call.number(3, 0), due(call, 4)));
  }

  private static Value present(Call call) {
    var rate = call.number(0);
    var periods = call.number(1);
    var payment = call.number(2);
    var future = call.number(3, 0);
    if (rate == 0) {
      return Value.of(-(future + payment * periods));
    }
    var factor = Math.pow(1 + rate, periods);
    return Value.of(-(future + payment * (1 + rate * due(call, 4)) * (factor - 1) / rate) / factor);
  }

  private static Value periods(Call call) {
    var rate = call.number(0);
    var payment = call.number(1);
    var present = call.number(2);
    var future = call.number(3, 0);
    if (rate == 0) {
      if (payment == 0) {
        throw new ErrorException(ErrorValue.NUM);
      }
      return Value.of(-(present + future) / payment);
    }
    var perPeriod = payment * (1 + rate * due(call, 4)) / rate;
    return Value.of(Math.log((perPeriod - future) / (perPeriod + present)) / Math.log1p(rate));
  }

  private static Value rate(Call call) {
    var periods = call.number(0);
    var payment = call.number(1);
    var present = call.number(2);
    var future = call.number(3, 0);
    var due = due(call, 4);
    if (periods <= 0) {
      throw new ErrorException(ErrorValue.NUM);
    }
    return Value.of(
        Root.near(
            call.number(5, 0.1), rate -> -future(rate, periods, payment, present, due) + future));
  }

  private static double interest(Call call) {
    return interest(
        call.number(0),
        call.number(1),
        call.number(2),
        call.number(3),
        call.number(4, 0),
        due(call, 5));
  }

  private static double interest(
      double rate, double period, double periods, double present, double future, double due) {
    if (period < 1 || period >= periods + 1) {
      throw new ErrorException(ErrorValue.NUM);
    }
    if (due == 1 && period == 1) {
      return 0;
    }
    var payment = payment(rate, periods, present, future, due);
    // A payment at the beginning has already been made when interest is counted.
    return due == 1
        ? (future(rate, period - 2, payment, present, 1) - payment) * rate
        : future(rate, period - 1, payment, present, 0) * rate;
  }

  private static Value straight(Call call) {
    var periods = call.number(2);
    if (periods == 0) {
      throw new ErrorException(ErrorValue.DIV0);
    }
    return Value.of(call.number(3) * call.number(0) * (call.number(1) / periods - 1));
  }

  private static double cumulative(Call call, boolean ofInterest) {
    var rate = call.number(0);
    var periods = call.number(1);
    var present = call.number(2);
    var first = Math.floor(call.number(3));
    var last = Math.floor(call.number(4));
    var due = call.number(5);
    if (rate <= 0
        || periods <= 0
        || present <= 0
        || first < 1
        || last < first
        || last > periods
        || (due != 0 && due != 1)) {
      throw new ErrorException(ErrorValue.NUM);
    }
    var payment = payment(rate, periods, present, 0, due);
    var sum = 0.0;
    for (var period = first; period <= last; period++) {
      call.spend(1);
      var interest = interest(rate, period, periods, present, 0, due);
      sum += ofInterest ? interest : payment - interest;
    }
    return sum;
  }

  private static Value effective(Call call) {
    var rate = call.number(0);
    var periods = Math.floor(call.number(1));
    if (rate <= 0 || periods < 1) {
      throw new ErrorException(ErrorValue.NUM);
    }
    return Value.of(Math.pow(1 + rate / periods, periods) - 1);
  }

  private static Value nominal(Call call) {
    var rate = call.number(0);
    var periods = Math.floor(call.number(1));
    if (rate <= 0 || periods < 1) {
      throw new ErrorException(ErrorValue.NUM);
    }
    return Value.of((Math.pow(1 + rate, 1 / periods) - 1) * periods);
  }

  private static Value growth(Call call) {
    var periods = call.number(0);
    var present = call.number(1);
    if (periods <= 0 || present == 0) {
      throw new ErrorException(ErrorValue.NUM);
    }
    return Value.of(Math.pow(call.number(2) / present, 1 / periods) - 1);
  }

  private static Value duration(Call call) {
    var rate = call.number(0);
    var present = call.number(1);
    var future = call.number(2);
    if (rate <= 0 || present <= 0 || future <= 0) {
      throw new ErrorException(ErrorValue.NUM);
    }
    return Value.of((Math.log(future) - Math.log(present)) / Math.log1p(rate));
  }
}
