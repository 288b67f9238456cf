package dev.meshgate.agents.remote;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** JSON in the one form of which hashes and signatures are made (RFC 8785). */
final class CanonicalJson {

  /** As many digits as tell any two doubles apart. */
  private static final int MOST_DIGITS = 17;

  /** From here on numbers are written with an exponent (§3.2.2.3: as ECMAScript does). */
  private static final int LONGEST_WHOLE = 21;

  private static final int SMALLEST = -7;

  private CanonicalJson() {}

  static String of(JsonValue value) {
    var text = new StringBuilder();
    write(value, text);
    return text.toString();
  }

  private static void write(JsonValue value, StringBuilder to) {
    if (value instanceof JsonObject object) {
      write(object, to);
    } else if (value instanceof JsonArray array) {
      to.append('[');
      for (var i = 0; i < array.size(); i++) {
        to.append(i == 0 ? "" : ",");
        write(array.get(i), to);
      }
      to.append(']');
    } else if (value instanceof JsonString string) {
      write(string.getString(), to);
    } else if (value instanceof JsonNumber number) {
      to.append(number(number.doubleValue()));
    } else {
      to.append(value);
    }
  }

  /** Its members in the order of their names' UTF-16 code units (§3.2.3). */
  private static void write(JsonObject object, StringBuilder to) {
    to.append('{');
    var first = true;
    for (Map.Entry<String, JsonValue> member : new TreeMap<>(object).entrySet()) {
      to.append(first ? "" : ",");
      write(member.getKey(), to);
      to.append(':');
      write(member.getValue(), to);
      first = false;
    }
    to.append('}');
  }

  private static void write(String text, StringBuilder to) {
    to.append('"');
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      switch (c) {
        case '"' -> to.append("\\\"");
        case '\\' -> to.append("\\\\");
        case '\b' -> to.append("\\b");
        case '\f' -> to.append("\\f");
        case '\n' -> to.append("\\n");
        case '\r' -> to.append("\\r");
        case '\t' -> to.append("\\t");
        default -> {
          if (c < ' ') {
            to.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            to.append(c);
          }
        }
      }
    }
    to.append('"');
  }

  /** The fewest digits that are read as the same double. */
  static String number(double value) {
    if (value == 0) {
      return "0";
    }
    var exact = new BigDecimal(value);
    var shortest = exact;
    for (var digits = 1; digits <= MOST_DIGITS; digits++) {
      shortest = exact.round(new MathContext(digits));
      if (shortest.doubleValue() == value) {
        break;
      }
    }
    var bare = shortest.stripTrailingZeros();
    var exponent = bare.precision() - bare.scale() - 1;
    if (exponent >= SMALLEST + 1 && exponent < LONGEST_WHOLE) {
      return bare.toPlainString();
    }
    var digits = bare.unscaledValue().abs().toString();
    return (value < 0 ? "-" : "")
        + digits.charAt(0)
        + (digits.length() > 1 ? "." + digits.substring(1) : "")
        + (exponent < 0 ? "e-" : "e+")
        + Math.abs(exponent);
  }
}
