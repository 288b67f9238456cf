package dev.meshgate.services.engine.function.text;

import dev.meshgate.services.engine.cell.ErrorException;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.Numerals;
import dev.meshgate.services.engine.cell.Serial;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.function.Call;
import dev.meshgate.services.engine.function.Functions;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Locale;

/** Functions of days and times. */
public final class Days {

  private static final double SECONDS = 86_400;

  private Days() {}

  public static void addTo(Functions to) {
    to.add("TODAY", 0, 0, "", call -> Value.of(Serial.of(now(call).toLocalDate())))
        .add("NOW", 0, 0, "", Days::moment)
        .add("DATE", 3, 3, "V", call -> date(call.number(0), call.number(1), call.number(2)))
        .add("TIME", 3, 3, "V", Days::time)
        .add("YEAR", 1, 1, "V", call -> Value.of(part(call, 0)))
        .add("MONTH", 1, 1, "V", call -> Value.of(part(call, 1)))
        .add("DAY", 1, 1, "V", call -> Value.of(part(call, 2)))
        .add("HOUR", 1, 1, "V", call -> Value.of(Math.floorDiv(second(call), 3600)))
        .add("MINUTE", 1, 1, "V", call -> Value.of(Math.floorDiv(second(call), 60) % 60))
        .add("SECOND", 1, 1, "V", call -> Value.of(second(call) % 60))
        .add("DATEVALUE", 1, 1, "V", call -> Value.of(Math.floor(read(call))))
        .add("TIMEVALUE", 1, 1, "V", call -> Value.of(read(call) - Math.floor(read(call))))
        .add("EDATE", 2, 2, "V", call -> Value.of(months(call, false)))
        .add("EOMONTH", 2, 2, "V", call -> Value.of(months(call, true)))
        .add("DAYS", 2, 2, "V", call -> Value.of(day(call, 0) - day(call, 1)))
        .add("DAYS360", 2, 3, "V", Days::days360)
        .add("DATEDIF", 3, 3, "V", Days::difference)
        .add("YEARFRAC", 2, 3, "V", YearFractions::yearFraction)
        .add("WEEKDAY", 1, 2, "V", Days::weekday)
        .add("WEEKNUM", 1, 2, "V", Days::weekNumber)
        .add("ISOWEEKNUM", 1, 1, "V", call -> Value.of(isoWeek(call)));
  }

  private static LocalDateTime now(Call call) {
    return call.frame().book().now();
  }

  private static Value moment(Call call) {
    var now = now(call);
    return Value.of(Serial.of(now.toLocalDate()) + now.toLocalTime().toNanoOfDay() / 1e9 / SECONDS);
  }

  /** Months and days beyond their range count on, and years before 1900 from it. */
  private static Value date(double year, double month, double day) {
    var full = Math.floor(year) + (year < 1900 ? 1900 : 0);
    if (year < 0 || full > 9999 || Math.abs(month) > 1e6 || Math.abs(day) > 1e7) {
      throw new ErrorException(ErrorValue.NUM);
    }
    var first = LocalDate.of((int) full, 1, 1).plusMonths((long) Math.floor(month) - 1);
    if (first.getYear() < 1900) {
      var before = ChronoUnit.DAYS.between(first, LocalDate.of(1900, 1, 1));
      return valid(1 - before + Math.floor(day) - 1);
    }
    return valid(Serial.of(first) + Math.floor(day) - 1);
  }

  private static Value valid(double serial) {
    if (serial < 0 || serial > Serial.LAST) {
      throw new ErrorException(ErrorValue.NUM);
    }
    return Value.of(serial);
  }

  private static Value time(Call call) {
    var seconds = Math.floor(call.number(0)) * 3600 + Math.floor(call.number(1)) * 60;
    var total = seconds + Math.floor(call.number(2));
    if (total < 0) {
      throw new ErrorException(ErrorValue.NUM);
    }
    return Value.of(total % SECONDS / SECONDS);
  }

  static double day(Call call, int index) {
    var day = Math.floor(call.number(index));
    if (day < 0 || day > Serial.LAST) {
      throw new ErrorException(ErrorValue.NUM);
    }
    return day;
  }

  private static int part(Call call, int which) {
    return Serial.parts(day(call, 0))[which];
  }

  private static int second(Call call) {
    var number = call.number(0);
    if (number < 0) {
      throw new ErrorException(ErrorValue.NUM);
    }
    return (int) (Math.round((number - Math.floor(number)) * SECONDS) % (int) SECONDS);
  }

  private static double read(Call call) {
    var moment = Numerals.moment(call.text(0).strip());
    if (Double.isNaN(moment)) {
      throw new ErrorException(ErrorValue.VALUE);
    }
    return moment;
  }

  private static int months(Call call, boolean toEnd) {
    var date = Serial.date(day(call, 0));
    var months = call.whole(1);
    if (Math.abs(months) > 120_000) {
      throw new ErrorException(ErrorValue.NUM);
    }
    var moved = date.plusMonths(months);
    return Serial.of(toEnd ? moved.withDayOfMonth(moved.lengthOfMonth()) : moved);
  }

  private static Value days360(Call call) {
    var from = Serial.parts(day(call, 0));
    var to = Serial.parts(day(call, 1));
    return Value.of(YearFractions.days360(from, to, call.flag(2, false)));
  }

  private static Value difference(Call call) {
    var first = day(call, 0);
    var last = day(call, 1);
    if (first > last) {
      throw new ErrorException(ErrorValue.NUM);
    }
    var from = Serial.date(first);
    var to = Serial.date(last);
    return Value.of(
        switch (call.text(2).toUpperCase(Locale.ROOT)) {
          case "D" -> last - first;
          case "M" -> whole(from, to);
          case "Y" -> Math.floorDiv(whole(from, to), 12);
          case "YM" -> Math.floorMod(whole(from, to), 12);
          case "MD" -> daysBeyondMonths(from, to);
          case "YD" -> daysBeyondYears(from, to);
          default -> throw new ErrorException(ErrorValue.NUM);
        });
  }

  private static long whole(LocalDate from, LocalDate to) {
    var months = (to.getYear() - from.getYear()) * 12L + to.getMonthValue() - from.getMonthValue();
    return to.getDayOfMonth() < from.getDayOfMonth() ? months - 1 : months;
  }

  private static long daysBeyondMonths(LocalDate from, LocalDate to) {
    var days = to.getDayOfMonth() - from.getDayOfMonth();
    return days >= 0 ? days : days + to.minusMonths(1).lengthOfMonth();
  }

  private static long daysBeyondYears(LocalDate from, LocalDate to) {
    var year = from.getYear();
    var day = to.withYear(year);
    return ChronoUnit.DAYS.between(from, day.isBefore(from) ? day.plusYears(1) : day);
  }

  /** Sunday is 1 in the numbering 1, Monday in 2, Monday 0 in 3; 11 to 17 begin with Monday on. */
  private static Value weekday(Call call) {
    var type = call.whole(1, 1);
    // Day 1 of Excel was a Sunday, since it counts a day too many in 1900.
    var fromSunday = (int) ((day(call, 0) + 6) % 7);
    return switch (type) {
      case 1, 17 -> Value.of(fromSunday + 1);
      case 2 -> Value.of((fromSunday + 6) % 7 + 1);
      case 3 -> Value.of((fromSunday + 6) % 7);
      case 11, 12, 13, 14, 15, 16 -> Value.of((fromSunday + 7 - (type - 10)) % 7 + 1);
      default -> ErrorValue.NUM;
    };
  }

  private static Value weekNumber(Call call) {
    var type = call.whole(1, 1);
    if (type == 21) {
      return Value.of(isoWeek(call));
    }
    if (type != 1 && type != 2 && (type < 11 || type > 17)) {
      throw new ErrorException(ErrorValue.NUM);
    }
    var begins = type == 1 || type == 17 ? 0 : type == 2 ? 1 : type - 10;
    var day = day(call, 0);
    var first = (double) Serial.of(LocalDate.of(Serial.parts(day)[0], 1, 1));
    var firstWeekday = (int) ((first + 6) % 7);
    var lead = (firstWeekday - begins + 7) % 7;
    return Value.of(Math.floor((day - first + lead) / 7) + 1);
  }

  private static int isoWeek(Call call) {
    return Serial.date(day(call, 0)).get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
  }
}
