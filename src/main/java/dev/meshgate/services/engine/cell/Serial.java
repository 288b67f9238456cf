package dev.meshgate.services.engine.cell;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Days as numbers, counted from 1900 with the leap day that 1900 did not have. */
public final class Serial {

  private static final LocalDate ZERO = LocalDate.of(1899, 12, 30);

  /** The last day that Excel knows, 31 December 9999. */
  public static final int LAST = 2_958_465;

  /** The day that was not: 29 February 1900. */
  private static final int PHANTOM = 60;

  private Serial() {}

  /**
   * The date of a day; {@code #NUM!} beside 1900 to 9999. Day 0 and day 60 become the day before.
   */
  public static LocalDate date(double serial) {
    var day = (int) Math.floor(serial);
    if (serial < 0 || day > LAST) {
      throw new ErrorException(ErrorValue.NUM);
    }
    return ZERO.plusDays(day < PHANTOM ? day + 1L : day);
  }

  public static int of(LocalDate date) {
    var days = (int) ChronoUnit.DAYS.between(ZERO, date);
    var serial = days <= PHANTOM ? days - 1 : days;
    if (serial < 0 || serial > LAST) {
      throw new ErrorException(ErrorValue.NUM);
    }
    return serial;
  }

  /** Year, month and day as Excel shows them, the day that was not and day 0 of 1900 too. */
  public static int[] parts(double serial) {
    var day = (int) Math.floor(serial);
    if (day == 0) {
      return new int[] {1900, 1, 0};
    }
    if (day == PHANTOM) {
      return new int[] {1900, 2, 29};
    }
    var date = date(serial);
    return new int[] {date.getYear(), date.getMonthValue(), date.getDayOfMonth()};
  }
}
