package dev.meshgate.services.engine.function.text;

import dev.meshgate.services.engine.cell.ErrorException;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.Serial;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.function.Call;
import java.time.LocalDate;

/** How days between two days are counted where money is concerned. */
final class YearFractions {

  private YearFractions() {}

  /** Twelve months of 30 days, in the manner of the United States (NASD) or of Europe. */
  static double days360(int[] from, int[] to, boolean european) {
    var first = from[2];
    var last = to[2];
    if (european) {
      first = Math.min(first, 30);
      last = Math.min(last, 30);
    } else {
      first = isLastOfFebruary(from) ? 30 : Math.min(first, 30);
      if (last == 31) {
        last = first < 30 ? 31 : 30;
      }
    }
    return (to[0] - from[0]) * 360 + (to[1] - from[1]) * 30 + last - first;
  }

  private static boolean isLastOfFebruary(int[] day) {
    return day[1] == 2 && day[2] >= LocalDate.of(day[0], 2, 1).lengthOfMonth();
  }

  static Value yearFraction(Call call) {
    var one = Days.day(call, 0);
    var other = Days.day(call, 1);
    var basis = call.whole(2, 0);
    var from = Math.min(one, other);
    var to = Math.max(one, other);
    return Value.of(
        switch (basis) {
          case 0 -> us(Serial.parts(from), Serial.parts(to)) / 360;
          case 1 -> (to - from) / averageYear(Serial.date(from), Serial.date(to));
          case 2 -> (to - from) / 360;
          case 3 -> (to - from) / 365;
          case 4 -> days360(Serial.parts(from), Serial.parts(to), true) / 360;
          default -> throw new ErrorException(ErrorValue.NUM);
        });
  }

  /** As {@link #days360}, and the end of February is day 30 at both ends. */
  private static double us(int[] from, int[] to) {
    var end = to.clone();
    if (isLastOfFebruary(from) && isLastOfFebruary(to)) {
      end[2] = 30;
    }
    return days360(from, end, false);
  }

  private static double averageYear(LocalDate from, LocalDate to) {
    if (!to.isAfter(from.plusYears(1))) {
      return holdsLeapDay(from, to) ? 366 : 365;
    }
    var days = 0.0;
    for (var year = from.getYear(); year <= to.getYear(); year++) {
      days += LocalDate.of(year, 1, 1).lengthOfYear();
    }
    return days / (to.getYear() - from.getYear() + 1);
  }

  private static boolean holdsLeapDay(LocalDate from, LocalDate to) {
    if (from.getYear() == to.getYear()) {
      return from.isLeapYear();
    }
    return (from.isLeapYear() && !from.isAfter(LocalDate.of(from.getYear(), 2, 29)))
        || (to.isLeapYear() && !to.isBefore(LocalDate.of(to.getYear(), 2, 29)));
  }
}
