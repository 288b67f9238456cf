package dev.meshgate.builtin.table;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates as people write them. Where day and month could be swapped, the whole column decides. */
public final class Dates {

  /** What stands first in {@code 03/04/2026}. */
  public enum Order {
    DAY_FIRST,
    MONTH_FIRST
  }

  /** Stands in for the year where a table names months alone. */
  static final int NO_YEAR = 2000;

  private static final String TIME =
      "(?:[T ](\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d+)?)?\\s*(?:Z|UTC|[+-]\\d{2}:?\\d{2})?)?";
  private static final String MONTH = "([A-Za-zäÄ]{3,9})\\.?";

  private static final Pattern YEAR_FIRST = form("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})" + TIME);
  private static final Pattern YEAR_LAST =
      form("(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})" + TIME);
  private static final Pattern YEAR_MONTH = form("(\\d{4})[-/](\\d{1,2})");
  private static final Pattern MONTH_YEAR = form("(\\d{1,2})[/.](\\d{4})");
  private static final Pattern YEAR_QUARTER = form("(\\d{4})[- /]?Q([1-4])");
  private static final Pattern QUARTER_YEAR = form("Q([1-4])[- /]?(\\d{4})");
  private static final Pattern DAY_NAME_YEAR = form("(\\d{1,2})\\.?[- ]" + MONTH + "[- ](\\d{4})");
  private static final Pattern NAME_DAY_YEAR = form(MONTH + " (\\d{1,2}),? (\\d{4})");
  private static final Pattern NAME_YEAR = form(MONTH + "[- ]'?(\\d{4}|\\d{2})");
  private static final Pattern NAME = form(MONTH);

  private static final Map<String, Integer> MONTHS =
      Map.ofEntries(
          Map.entry("jan", 1),
          Map.entry("feb", 2),
          Map.entry("mar", 3),
          Map.entry("mär", 3),
          Map.entry("apr", 4),
          Map.entry("may", 5),
          Map.entry("mai", 5),
          Map.entry("jun", 6),
          Map.entry("jul", 7),
          Map.entry("aug", 8),
          Map.entry("sep", 9),
          Map.entry("oct", 10),
          Map.entry("okt", 10),
          Map.entry("nov", 11),
          Map.entry("dec", 12),
          Map.entry("dez", 12));

  private static final List<String> MONTH_NAMES =
      List.of(
          "january february march april may june july august september october november december",
          "januar februar märz april mai juni juli august september oktober november dezember",
          "sept");

  private Dates() {}

  private static Pattern form(String expression) {
    return Pattern.compile(expression, CASE_INSENSITIVE | UNICODE_CASE);
  }

  /** Whether a cell is a date on its own, not merely the name of a month. */
  static boolean looksLikeDate(String cell) {
    return parse(cell, Order.DAY_FIRST).isPresent() && !NAME.matcher(cell.strip()).matches();
  }

  /** The order that the cells prove, by a number over 12; null when none does. */
  static @Nullable Order proven(List<String> cells) {
    Order order = null;
    for (var cell : cells) {
      var date = YEAR_LAST.matcher(cell.strip());
      if (date.matches()) {
        if (date.group(2).equals(".") || number(date, 1) > 12) {
          return Order.DAY_FIRST;
        }
        if (number(date, 3) > 12) {
          order = Order.MONTH_FIRST;
        }
      }
    }
    return order;
  }

  /** Whether the order matters for a cell. */
  static boolean isAmbiguous(String cell) {
    var date = YEAR_LAST.matcher(cell.strip());
    return date.matches() && number(date, 1) != number(date, 3);
  }

  /** Reads a date, with or without a time; a month is its first day. */
  static Optional<LocalDateTime> parse(String cell, Order order) {
    var text = cell.strip();
    if (text.length() < 3 || text.length() > 35) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(read(text, order));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static @Nullable LocalDateTime read(String text, Order order) {
    var m = YEAR_FIRST.matcher(text);
    if (m.matches()) {
      return at(LocalDate.of(number(m, 1), number(m, 3), number(m, 4)), m, 5);
    }
    m = YEAR_LAST.matcher(text);
    if (m.matches()) {
      var dayFirst = order == Order.DAY_FIRST;
      var day = number(m, dayFirst ? 1 : 3);
      var month = number(m, dayFirst ? 3 : 1);
      return at(LocalDate.of(century(number(m, 4)), month, day), m, 5);
    }
    m = YEAR_MONTH.matcher(text);
    if (m.matches()) {
      return month(number(m, 1), number(m, 2));
    }
    m = MONTH_YEAR.matcher(text);
    if (m.matches()) {
      return month(number(m, 2), number(m, 1));
    }
    m = YEAR_QUARTER.matcher(text);
    if (m.matches()) {
      return month(number(m, 1), number(m, 2) * 3 - 2);
    }
    m = QUARTER_YEAR.matcher(text);
    return m.matches() ? month(number(m, 2), number(m, 1) * 3 - 2) : named(text);
  }

  private static @Nullable LocalDateTime named(String text) {
    var m = DAY_NAME_YEAR.matcher(text);
    if (m.matches()) {
      return day(number(m, 3), monthOf(m.group(2)), number(m, 1));
    }
    m = NAME_DAY_YEAR.matcher(text);
    if (m.matches()) {
      return day(number(m, 3), monthOf(m.group(1)), number(m, 2));
    }
    m = NAME_YEAR.matcher(text);
    if (m.matches()) {
      return month(century(number(m, 2)), monthOf(m.group(1)));
    }
    m = NAME.matcher(text);
    return m.matches() ? month(NO_YEAR, monthOf(m.group(1))) : null;
  }

  private static int monthOf(String name) {
    var lower = name.toLowerCase(Locale.ROOT);
    var known = MONTHS.containsKey(lower) || isWholeName(lower);
    return known ? MONTHS.getOrDefault(lower.substring(0, 3), 0) : 0;
  }

  private static boolean isWholeName(String lower) {
    return MONTH_NAMES.stream().anyMatch(names -> List.of(names.split(" ")).contains(lower));
  }

  private static LocalDateTime month(int year, int month) {
    return day(year, month, 1);
  }

  private static LocalDateTime day(int year, int month, int day) {
    return LocalDate.of(year, month, day).atStartOfDay();
  }

  private static LocalDateTime at(LocalDate day, MatchResult m, int hour) {
    if (m.group(hour) == null) {
      return day.atStartOfDay();
    }
    var second = m.group(hour + 2) == null ? 0 : number(m, hour + 2);
    return day.atTime(LocalTime.of(number(m, hour), number(m, hour + 1), second));
  }

  private static int century(int year) {
    return year >= 100 ? year : year < 70 ? 2000 + year : 1900 + year;
  }

  private static int number(MatchResult m, int group) {
    return Integer.parseInt(m.group(group));
  }
}
