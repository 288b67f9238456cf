package dev.meshgate.services.engine.function.text;

import dev.meshgate.services.engine.cell.ErrorException;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.NumberValue;
import dev.meshgate.services.engine.cell.Serial;
import dev.meshgate.services.engine.cell.TextValue;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.function.Call;
import dev.meshgate.services.engine.function.Functions;
import dev.meshgate.services.engine.function.Numbers;
import java.util.HashSet;
import java.util.Set;

/** Functions of the days on which people work. */
public final class WorkDays {

  private static final String SATURDAY_AND_SUNDAY = "0000011";

  private WorkDays() {}

  public static void addTo(Functions to) {
    to.add("NETWORKDAYS", 2, 3, "VVR", call -> count(call, SATURDAY_AND_SUNDAY, 2))
        .add("NETWORKDAYS.INTL", 2, 4, "VVVR", call -> count(call, weekend(call), 3))
        .add("WORKDAY", 2, 3, "VVR", call -> day(call, SATURDAY_AND_SUNDAY, 2))
        .add("WORKDAY.INTL", 2, 4, "VVVR", call -> day(call, weekend(call), 3));
  }

  /** Seven digits from Monday on, 1 where nobody works; or a number for one of them. */
  private static String weekend(Call call) {
    if (call.isOmitted(2)) {
      return SATURDAY_AND_SUNDAY;
    }
    if (call.value(2) instanceof TextValue text) {
      if (!text.text().matches("[01]{7}")) {
        throw new ErrorException(ErrorValue.VALUE);
      }
      return text.text();
    }
    var number = call.whole(2);
    var digits = new StringBuilder("0000000");
    if (number >= 1 && number <= 7) {
      digits.setCharAt((number + 4) % 7, '1');
      digits.setCharAt((number + 5) % 7, '1');
    } else if (number >= 11 && number <= 17) {
      digits.setCharAt((number - 11 + 6) % 7, '1');
    } else {
      throw new ErrorException(ErrorValue.NUM);
    }
    return digits.toString();
  }

  private static Set<Long> holidays(Call call, int index) {
    var days = new HashSet<Long>();
    if (!call.isOmitted(index)) {
      for (var day : Numbers.of(call.operand(index))) {
        days.add((long) Math.floor(day));
      }
    }
    return days;
  }

  private static boolean isWorked(long day, String weekend, Set<Long> holidays) {
    // Day 2 of Excel was a Monday.
    return weekend.charAt((int) ((day + 5) % 7)) == '0' && !holidays.contains(day);
  }

  private static Value count(Call call, String weekend, int holidaysAt) {
    var one = (long) Days.day(call, 0);
    var other = (long) Days.day(call, 1);
    var holidays = holidays(call, holidaysAt);
    var count = 0L;
    for (var day = Math.min(one, other); day <= Math.max(one, other); day++) {
      call.spend(1);
      count += isWorked(day, weekend, holidays) ? 1 : 0;
    }
    return new NumberValue(one <= other ? count : -count);
  }

  private static Value day(Call call, String weekend, int holidaysAt) {
    var day = (long) Days.day(call, 0);
    var left = (long) call.whole(1);
    if (weekend.equals("1111111")) {
      throw new ErrorException(ErrorValue.VALUE);
    }
    var holidays = holidays(call, holidaysAt);
    var step = left < 0 ? -1 : 1;
    while (left != 0) {
      call.spend(1);
      day += step;
      if (day < 0 || day > Serial.LAST) {
        throw new ErrorException(ErrorValue.NUM);
      }
      left -= isWorked(day, weekend, holidays) ? step : 0;
    }
    return new NumberValue(day);
  }
}
