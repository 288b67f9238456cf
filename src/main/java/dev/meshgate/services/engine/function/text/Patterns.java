package dev.meshgate.services.engine.function.text;

import dev.meshgate.services.engine.cell.Coercion;
import dev.meshgate.services.engine.cell.ErrorException;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.Serial;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;

/** Number formats as texts (ECMA-376 part 1, 18.8.31): our own for numbers, POI's for days. */
final class Patterns {

  private static final int MOST_DIGITS = 30;

  private Patterns() {}

  static String apply(String format, double number) {
    if (format.equalsIgnoreCase("General")) {
      return Coercion.text(number);
    }
    if (DateUtil.isADateFormat(-1, format)) {
      if (number < 0 || number > Serial.LAST + 1.0) {
        throw new ErrorException(ErrorValue.VALUE);
      }
      return new DataFormatter(Locale.US).formatRawCellContents(number, -1, format);
    }
    var sections = sections(format);
    if (number > 0 || sections.size() == 1) {
      var shown = section(sections.get(0), Math.abs(number));
      // What is rounded to nothing has no sign.
      return number < 0 && shown.matches(".*[1-9].*") ? "-" + shown : shown;
    }
    if (number == 0) {
      return section(sections.get(sections.size() > 2 ? 2 : 0), 0);
    }
    return section(sections.get(1), -number);
  }

  /** The parts between semicolons that are not quoted. */
  private static List<String> sections(String format) {
    var sections = new ArrayList<String>();
    var section = new StringBuilder();
    var isQuoted = false;
    for (var i = 0; i < format.length(); i++) {
      var c = format.charAt(i);
      if (c == '\\' && i + 1 < format.length()) {
        section.append(c).append(format.charAt(++i));
        continue;
      }
      isQuoted ^= c == '"';
      if (c == ';' && !isQuoted) {
        sections.add(section.toString());
        section.setLength(0);
      } else {
        section.append(c);
      }
    }
    sections.add(section.toString());
    return sections;
  }

  private static String section(String section, double number) {
    return NumberPattern.parse(section).apply(number);
  }

  /** Rounds to that many places, half away from zero, as a text without an exponent. */
  static String digits(double number, int places) {
    return BigDecimal.valueOf(number)
        .setScale(Math.min(places, MOST_DIGITS), RoundingMode.HALF_UP)
        .toPlainString();
  }
}
