package dev.meshgate.services.engine.cell;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts that Excel takes for numbers, in the form of the United States. */
public final class Numerals {

  private static final Pattern NUMBER =
      Pattern.compile(
          "([+-]?)\\$?\\s*([+-]?)((?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d*)?|\\.\\d+)(?:[eE]([+-]?\\d{1,3}))?\\s*(%?)");
  private static final Pattern ISO =
      Pattern.compile("(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})(?:[ T]+(.*))?");
  private static final Pattern US =
      Pattern.compile("(\\d{1,2})[-/](\\d{1,2})[-/](\\d{4}|\\d{2})(?: +(.*))?");
  private static final Pattern NAMED =
      Pattern.compile("(\\d{1,2})[- ]([A-Za-z]{3,9})[- ,]+(\\d{4}|\\d{2})(?: +(.*))?");
  private static final Pattern WORDS =
      Pattern.compile("([A-Za-z]{3,9})\\.? +(\\d{1,2}), *(\\d{4})(?: +(.*))?");
  private static final Pattern TIME =
      Pattern.compile("(\\d{1,4}):(\\d{1,2})(?::(\\d{1,2}(?:\\.\\d+)?))?(?: *([AaPp])[Mm]?)?");
  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

  /** Two-digit years from here on are of the 1900s. */
  private static final int CENTURY = 30;

  private Numerals() {}

  /** The number that a text says, or NaN. */
  public static double read(String text) {
    var trimmed = text.strip();
    if (trimmed.isEmpty() || trimmed.length() > 64) {
      return Double.NaN;
    }
    if (trimmed.startsWith("(") && trimmed.endsWith(")")) {
      return -plain(trimmed.substring(1, trimmed.length() - 1));
    }
    var plain = plain(trimmed);
    return Double.isNaN(plain) ? moment(trimmed) : plain;
  }

  private static double plain(String text) {
    var matcher = NUMBER.matcher(text);
    if (!matcher.matches() || (!matcher.group(1).isEmpty() && !matcher.group(2).isEmpty())) {
      return Double.NaN;
    }
    var exponent = matcher.group(4) == null ? "" : "E" + matcher.group(4);
    var number = Double.parseDouble(matcher.group(3).replace(",", "") + exponent);
    var negative = matcher.group(1).equals("-") || matcher.group(2).equals("-");
    var scaled = matcher.group(5).isEmpty() ? number : number / 100;
    return Double.isFinite(scaled) ? negative ? -scaled : scaled : Double.NaN;
  }

  /** A date, a time or both, as a serial number; NaN if it is none. */
  public static double moment(String text) {
    try {
      var iso = ISO.matcher(text);
      if (iso.matches()) {
        return day(iso.group(1), iso.group(2), iso.group(3)) + rest(iso);
      }
      var us = US.matcher(text);
      if (us.matches()) {
        return day(us.group(3), us.group(1), us.group(2)) + rest(us);
      }
      var named = NAMED.matcher(text);
      if (named.matches()) {
        return day(named.group(3), month(named.group(2)), named.group(1)) + rest(named);
      }
      var words = WORDS.matcher(text);
      if (words.matches()) {
        return day(words.group(3), month(words.group(1)), words.group(2)) + rest(words);
      }
      return time(text);
    } catch (DateTimeException | ErrorException e) {
      return Double.NaN;
    }
  }

  private static double rest(Matcher matcher) {
    return matcher.group(4) == null ? 0 : time(matcher.group(4));
  }

  private static double time(String text) {
    var matcher = TIME.matcher(text.strip());
    if (!matcher.matches()) {
      return Double.NaN;
    }
    var hours = Integer.parseInt(matcher.group(1));
    var minutes = Integer.parseInt(matcher.group(2));
    var seconds = matcher.group(3) == null ? 0 : Double.parseDouble(matcher.group(3));
    var half = matcher.group(4);
    if (minutes > 59 || seconds >= 60 || (half != null && (hours > 12 || hours == 0))) {
      return Double.NaN;
    }
    if (half != null) {
      hours = hours % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
    }
    return (hours * 3600 + minutes * 60 + seconds) / 86400;
  }

  private static double day(String year, String month, String day) {
    var number = Integer.parseInt(year);
    var full = year.length() > 2 ? number : number + (number < CENTURY ? 2000 : 1900);
    return Serial.of(LocalDate.of(full, Integer.parseInt(month), Integer.parseInt(day)));
  }

  private static String month(String name) {
    var index = MONTHS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT));
    if (index < 0 || index % 3 != 0) {
      throw new ErrorException(ErrorValue.VALUE);
    }
    return Integer.toString(index / 3 + 1);
  }
}
