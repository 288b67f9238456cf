package dev.meshgate.builtin.table;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A cell that is written like a number: its digits and separators, without sign, unit and blanks.
 * Which of comma and point parts the decimals is often only told by its neighbours, so that is
 * decided later, by {@link #value}.
 *
 * @param digits digits with commas and points, perhaps an exponent
 * @param unit a currency or {@code %}, or null
 */
public record Numeral(String digits, boolean negative, @Nullable String unit) {

  /** What tells where the decimals begin. */
  public enum Style {
    POINT,
    COMMA
  }

  private static final String UNIT =
      "[€$£¥₹%‰]|(?:US|CA|A|NZ)\\$|EUR|USD|GBP|CHF|JPY|CNY|INR|SEK|NOK|DKK|PLN|CZK|CAD|AUD|Fr\\.";
  private static final Pattern FORM =
      Pattern.compile(
          "(?<open>\\()?\\s*(?<sign1>[-+−–])?\\s*(?<unit1>"
              + UNIT
              + ")?\\s*(?<sign2>[-+−–])?\\s*"
              + "(?<digits>(?:\\d{1,3}(?:[ '’\\u00a0\\u202f]\\d{3})+|[\\d.,]*\\d[\\d.,]*?)"
              + "(?:[.,]\\d+|[.,][-–])?(?:[eE][-+]?\\d{1,3})?)"
              + "\\s*(?<unit2>"
              + UNIT
              + ")?\\s*(?<sign3>[-−])?\\s*(?<close>\\))?");
  private static final int LONGEST = 40;

  private static final Pattern GROUPED_BY_COMMA = Pattern.compile("\\d{1,3}(?:,\\d{3})+");
  private static final Pattern GROUPED_BY_POINT = Pattern.compile("\\d{1,3}(?:\\.\\d{3})+");

  /** Reads a cell, if it is written like a number. A code such as {@code 00123} is none. */
  public static Optional<Numeral> of(String cell) {
    var text = cell.strip();
    if (text.isEmpty() || text.length() > LONGEST || !hasDigit(text)) {
      return Optional.empty();
    }
    var form = FORM.matcher(text);
    if (!form.matches() || (form.group("open") == null) != (form.group("close") == null)) {
      return Optional.empty();
    }
    var digits = form.group("digits").replaceAll("[ '’\\u00a0\\u202f]|[.,][-–]$", "");
    if (digits.matches("0\\d.*") || !wellFormed(digits)) {
      return Optional.empty();
    }
    var negative =
        form.group("open") != null
            || minus(form.group("sign1"))
            || minus(form.group("sign2"))
            || form.group("sign3") != null;
    var unit = form.group("unit1") == null ? form.group("unit2") : form.group("unit1");
    return Optional.of(new Numeral(digits, negative, unit));
  }

  private static boolean hasDigit(String text) {
    return text.chars().anyMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean minus(@Nullable String sign) {
    return sign != null && !sign.equals("+");
  }

  private static boolean wellFormed(String digits) {
    return valueIn(digits, Style.POINT) != null || valueIn(digits, Style.COMMA) != null;
  }

  /** Which style this numeral alone proves; null when it fits both. */
  public @Nullable Style proves() {
    var point = valueIn(digits, Style.POINT);
    var comma = valueIn(digits, Style.COMMA);
    if (point == null || comma == null) {
      return point == null ? Style.COMMA : Style.POINT;
    }
    return null;
  }

  /** Whether the two styles read two different numbers from it, as from {@code 1,234}. */
  public boolean isAmbiguous() {
    var point = valueIn(digits, Style.POINT);
    var comma = valueIn(digits, Style.COMMA);
    return point != null && comma != null && !point.equals(comma);
  }

  /** The number, read in that style or, where that cannot be, in the other. */
  public double value(Style style) {
    var value = valueIn(digits, style);
    if (value == null) {
      value = valueIn(digits, style == Style.POINT ? Style.COMMA : Style.POINT);
    }
    var sure = value == null ? Double.NaN : value;
    return negative ? -sure : sure;
  }

  /** Whether it is written without decimals in that style. */
  public boolean isInteger(Style style) {
    var value = value(style);
    return value == Math.rint(value) && digits.indexOf(style == Style.POINT ? '.' : ',') < 0;
  }

  private static @Nullable Double valueIn(String digits, Style style) {
    var decimal = style == Style.POINT ? '.' : ',';
    var mantissa = digits.split("[eE]", 2)[0];
    var at = mantissa.indexOf(decimal);
    if (at >= 0 && mantissa.indexOf(decimal, at + 1) >= 0) {
      return null;
    }
    var whole = at < 0 ? mantissa : mantissa.substring(0, at);
    var fraction = at < 0 ? "" : mantissa.substring(at + 1);
    var grouped = style == Style.POINT ? GROUPED_BY_COMMA : GROUPED_BY_POINT;
    // "0,123" is no group of thousands: nobody writes a zero in front of one.
    if (!whole.isEmpty()
        && !whole.matches("\\d+")
        && (whole.startsWith("0") || !grouped.matcher(whole).matches())) {
      return null;
    }
    if (!fraction.matches("\\d*") || (whole.isEmpty() && fraction.isEmpty())) {
      return null;
    }
    var exponent = digits.substring(mantissa.length());
    return Double.valueOf(
        "0"
            + whole.replaceAll("[.,]", "")
            + "."
            + (fraction.isEmpty() ? "0" : fraction)
            + exponent);
  }
}
