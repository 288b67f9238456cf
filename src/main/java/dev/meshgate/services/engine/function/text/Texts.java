package dev.meshgate.services.engine.function.text;

import dev.meshgate.services.engine.cell.BooleanValue;
import dev.meshgate.services.engine.cell.Coercion;
import dev.meshgate.services.engine.cell.EmptyValue;
import dev.meshgate.services.engine.cell.ErrorException;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.Numerals;
import dev.meshgate.services.engine.cell.TextValue;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.function.Call;
import dev.meshgate.services.engine.function.Functions;
import dev.meshgate.services.engine.function.Walk;
import dev.meshgate.services.engine.function.Wildcards;
import java.nio.charset.Charset;
import java.util.Locale;

/** Functions that take texts apart and put them together. */
public final class Texts {

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private Texts() {}

  public static void addTo(Functions to) {
    to.add("LEN", 1, 1, "V", call -> Value.of(call.text(0).length()))
        .add("UPPER", 1, 1, "V", call -> Value.of(call.text(0).toUpperCase(Locale.ROOT)))
        .add("LOWER", 1, 1, "V", call -> Value.of(call.text(0).toLowerCase(Locale.ROOT)))
        .add("PROPER", 1, 1, "V", call -> Value.of(proper(call.text(0))))
        .add("TRIM", 1, 1, "V", call -> Value.of(trim(call.text(0))))
        .add("CLEAN", 1, 1, "V", call -> Value.of(call.text(0).replaceAll("[\\x00-\\x1f]", "")))
        .add("EXACT", 2, 2, "V", call -> Value.of(call.text(0).equals(call.text(1))))
        .add("LEFT", 1, 2, "V", Texts::left)
        .add("RIGHT", 1, 2, "V", Texts::right)
        .add("MID", 3, 3, "V", Texts::middle)
        .add("FIND", 2, 3, "V", call -> find(call, false))
        .add("SEARCH", 2, 3, "V", call -> find(call, true))
        .add("SUBSTITUTE", 3, 4, "V", Texts::substitute)
        .add("REPLACE", 4, 4, "V", Texts::replace)
        .add("REPT", 2, 2, "V", Texts::repeat)
        .add("CONCATENATE", 1, Functions.MANY, "V", Texts::concatenate)
        .add("CONCAT", 1, Functions.MANY, "R", Texts::concat)
        .add("TEXTJOIN", 3, Functions.MANY, "VV|R", Texts::join)
        .add("CHAR", 1, 1, "V", Texts::ofCodePage)
        .add("UNICHAR", 1, 1, "V", call -> character(call.whole(0), Character.MAX_CODE_POINT))
        .add("CODE", 1, 1, "V", call -> code(call.text(0), true))
        .add("UNICODE", 1, 1, "V", call -> code(call.text(0), false))
        .add("T", 1, 1, "V", call -> call.value(0) instanceof TextValue t ? t : text(call))
        .add("VALUE", 1, 1, "V", call -> Value.of(Coercion.number(filled(call.value(0)))))
        .add("NUMBERVALUE", 1, 3, "V", Texts::numberValue);
  }

  private static Value text(Call call) {
    return call.value(0) instanceof ErrorValue error ? error : Value.of("");
  }

  private static Value filled(Value value) {
    if (value instanceof BooleanValue) {
      throw new ErrorException(ErrorValue.VALUE);
    }
    return value;
  }

  private static Value bounded(String text) {
    return text.length() > TextValue.LONGEST ? ErrorValue.VALUE : Value.of(text);
  }

  private static String proper(String text) {
    var proper = new StringBuilder();
    var begins = true;
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      proper.append(begins ? Character.toUpperCase(c) : Character.toLowerCase(c));
      begins = !Character.isLetter(c);
    }
    return proper.toString();
  }

  private static String trim(String text) {
    return text.replaceAll("^ +| +$", "").replaceAll(" {2,}", " ");
  }

  private static int length(Call call, int index, int absent) {
    var length = call.whole(index, absent);
    if (length < 0) {
      throw new ErrorException(ErrorValue.VALUE);
    }
    return length;
  }

  private static Value left(Call call) {
    var text = call.text(0);
    return Value.of(text.substring(0, Math.min(length(call, 1, 1), text.length())));
  }

  private static Value right(Call call) {
    var text = call.text(0);
    return Value.of(text.substring(Math.max(text.length() - length(call, 1, 1), 0)));
  }

  private static Value middle(Call call) {
    var text = call.text(0);
    var from = call.whole(1);
    if (from < 1) {
      throw new ErrorException(ErrorValue.VALUE);
    }
    var begin = Math.min(from - 1, text.length());
    return Value.of(
        text.substring(begin, (int) Math.min((long) begin + length(call, 2, 0), text.length())));
  }

  private static Value find(Call call, boolean likeSearch) {
    var sought = call.text(0);
    var text = call.text(1);
    var from = call.whole(2, 1);
    if (from < 1 || from > text.length() + 1) {
      throw new ErrorException(ErrorValue.VALUE);
    }
    if (!likeSearch) {
      var found = text.indexOf(sought, from - 1);
      return found < 0 ? ErrorValue.VALUE : Value.of(found + 1);
    }
    if (Wildcards.has(sought)) {
      // Each place is tried by itself, so that the work is known before.
      var pattern = Wildcards.pattern(sought + "*");
      for (var at = from - 1; at <= text.length(); at++) {
        call.spend(text.length() - at + 1L);
        if (pattern.matcher(text).region(at, text.length()).matches()) {
          return Value.of(at + 1);
        }
      }
      return ErrorValue.VALUE;
    }
    var found = text.toLowerCase(Locale.ROOT).indexOf(sought.toLowerCase(Locale.ROOT), from - 1);
    return found < 0 ? ErrorValue.VALUE : Value.of(found + 1);
  }

  private static Value substitute(Call call) {
    var text = call.text(0);
    var old = call.text(1);
    if (old.isEmpty()) {
      return Value.of(text);
    }
    if (call.isOmitted(3)) {
      return bounded(text.replace(old, call.text(2)));
    }
    var which = call.whole(3);
    if (which < 1) {
      throw new ErrorException(ErrorValue.VALUE);
    }
    var at = -old.length();
    for (var i = 0; i < which; i++) {
      at = text.indexOf(old, at + old.length());
      if (at < 0) {
        return Value.of(text);
      }
    }
    return bounded(text.substring(0, at) + call.text(2) + text.substring(at + old.length()));
  }

  private static Value replace(Call call) {
    var text = call.text(0);
    var from = call.whole(1);
    if (from < 1) {
      throw new ErrorException(ErrorValue.VALUE);
    }
    var begin = Math.min(from - 1, text.length());
    var end = (int) Math.min((long) begin + length(call, 2, 0), text.length());
    return bounded(text.substring(0, begin) + call.text(3) + text.substring(end));
  }

  private static Value repeat(Call call) {
    var text = call.text(0);
    var times = length(call, 1, 0);
    return (long) text.length() * times > TextValue.LONGEST
        ? ErrorValue.VALUE
        : Value.of(text.repeat(times));
  }

  private static Value concatenate(Call call) {
    var text = new StringBuilder();
    for (var i = 0; i < call.size(); i++) {
      text.append(call.text(i));
    }
    return bounded(text.toString());
  }

  private static Value concat(Call call) {
    var text = new StringBuilder();
    Walk.arguments(call, 0, (value, isElement) -> append(text, Coercion.text(value)));
    return Value.of(text.toString());
  }

  private static void append(StringBuilder to, String text) {
    if (to.length() + text.length() > TextValue.LONGEST) {
      throw new ErrorException(ErrorValue.VALUE);
    }
    to.append(text);
  }

  private static Value join(Call call) {
    var separator = call.text(0);
    var skipsEmpty = call.flag(1, true);
    var text = new StringBuilder();
    var isFirst = new boolean[] {true};
    Walk.arguments(
        call,
        2,
        (value, isElement) -> {
          var part = Coercion.text(value);
          if (!skipsEmpty || !(part.isEmpty() || value instanceof EmptyValue)) {
            append(text, isFirst[0] ? part : separator + part);
            isFirst[0] = false;
          }
        });
    return Value.of(text.toString());
  }

  private static Value character(int code, int last) {
    if (code < 1 || code > last || (code >= 0xD800 && code <= 0xDFFF)) {
      throw new ErrorException(ErrorValue.VALUE);
    }
    return Value.of(Character.toString(code));
  }

  /** CHAR and CODE know the characters of Windows. */
  private static Value ofCodePage(Call call) {
    var code = call.whole(0);
    if (code < 1 || code > 255) {
      throw new ErrorException(ErrorValue.VALUE);
    }
    return Value.of(new String(new byte[] {(byte) code}, WINDOWS));
  }

  private static Value code(String text, boolean ofCodePage) {
    if (text.isEmpty()) {
      return ErrorValue.VALUE;
    }
    return Value.of(
        ofCodePage ? text.substring(0, 1).getBytes(WINDOWS)[0] & 0xFF : text.codePointAt(0));
  }

  private static Value numberValue(Call call) {
    var decimal = call.text(1, ".");
    var group = call.text(2, ",");
    var text = call.text(0).replace(" ", "");
    if (decimal.isEmpty() || group.isEmpty()) {
      throw new ErrorException(ErrorValue.VALUE);
    }
    if (text.isEmpty()) {
      return Value.of(0);
    }
    var percents = text.length() - text.replace("%", "").length();
    var plain =
        text.replace("%", "").replace(group.substring(0, 1), "").replace(decimal.charAt(0), '.');
    var number = Numerals.read(plain);
    if (Double.isNaN(number)) {
      throw new ErrorException(ErrorValue.VALUE);
    }
    return Value.of(number / Math.pow(100, percents));
  }
}
