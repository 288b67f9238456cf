package dev.meshgate.services.engine.image;

import dev.meshgate.services.engine.cell.BooleanValue;
import dev.meshgate.services.engine.cell.EmptyValue;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.NumberValue;
import dev.meshgate.services.engine.cell.TextValue;
import dev.meshgate.services.engine.cell.Value;
import java.util.regex.Pattern;

/** A value as a sheet has it (ECMA-376 part 1, 18.3.1.4). */
final class CellMarkup {

  /** What XML cannot hold, and what would be taken for the way in which that is written. */
  private static final Pattern UNWRITABLE =
      Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)");

  /** {@code #GETTING_DATA} by the numbers of ERROR.TYPE. */
  private static final int LAST_PLAIN_ERROR = 8;

  private CellMarkup() {}

  /** The type of a constant's cell, or an empty text for that of a number. */
  static String type(Value value, boolean isFormula) {
    if (value instanceof TextValue) {
      return isFormula ? "str" : "inlineStr";
    }
    if (value instanceof BooleanValue) {
      return "b";
    }
    return value instanceof ErrorValue ? "e" : "";
  }

  /** The elements in the cell. A text is never a formula, whatever it begins with. */
  static String content(Value value, boolean isFormula, String prefix) {
    if (value instanceof EmptyValue || value == ErrorValue.CIRCULAR) {
      return "";
    }
    if (value instanceof TextValue text && !isFormula) {
      return "<%1$sis><%1$st xml:space=\"preserve\">%2$s</%1$st></%1$sis>"
          .formatted(prefix, escaped(text.text()));
    }
    return "<%1$sv>%2$s</%1$sv>".formatted(prefix, shown(value));
  }

  private static String shown(Value value) {
    if (value instanceof NumberValue number) {
      return number(number.number());
    }
    if (value instanceof BooleanValue flag) {
      return flag.flag() ? "1" : "0";
    }
    if (value instanceof ErrorValue error) {
      // Later errors are marked by metadata beside this one.
      return error.type() > LAST_PLAIN_ERROR ? ErrorValue.VALUE.text() : error.text();
    }
    return value instanceof TextValue text ? escaped(text.text()) : "";
  }

  /** A whole number without a fraction, as Excel writes it; others so that none is lost. */
  private static String number(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }

  private static String escaped(String text) {
    var writable =
        UNWRITABLE
            .matcher(text)
            .replaceAll(found -> "_x%04X_".formatted((int) found.group().charAt(0)));
    return XmlCopy.escaped(writable, false);
  }
}
