package dev.meshgate.services.engine.function.text;

import dev.meshgate.services.engine.cell.BooleanValue;
import dev.meshgate.services.engine.cell.Coercion;
import dev.meshgate.services.engine.cell.ErrorException;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.NumberValue;
import dev.meshgate.services.engine.cell.TextValue;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.function.Call;
import dev.meshgate.services.engine.function.Functions;
import dev.meshgate.services.engine.function.Rounding;
import java.math.BigDecimal;
import java.util.Locale;

/** Functions that make a text of a number by a format. */
public final class Shown {

  private Shown() {}

  public static void addTo(Functions to) {
    to.add("TEXT", 2, 2, "V", Shown::text)
        .add("FIXED", 1, 3, "V", call -> Value.of(fixed(call, "", !call.flag(2, false))))
        .add("DOLLAR", 1, 2, "V", Shown::dollar);
  }

  private static Value text(Call call) {
    var value = call.value(0);
    var format = call.text(1);
    if (value instanceof ErrorValue || value instanceof BooleanValue) {
      return value instanceof ErrorValue ? value : Value.of(Coercion.text(value));
    }
    if (format.isEmpty()) {
      return Value.of("");
    }
    if (value instanceof TextValue text) {
      try {
        value = new NumberValue(Coercion.number(text));
      } catch (ErrorException e) {
        return format.contains("@") ? Value.of(format.replace("@", text.text())) : text;
      }
    }
    return Value.of(Patterns.apply(format, Coercion.number(value)));
  }

  private static String fixed(Call call, String sign, boolean grouped) {
    var digits = call.whole(1, 2);
    if (digits > 127) {
      throw new ErrorException(ErrorValue.VALUE);
    }
    var number = Rounding.round(call.number(0), digits);
    var shown =
        String.format(
            Locale.ROOT,
            (grouped ? "%,." : "%.") + Math.max(digits, 0) + "f",
            BigDecimal.valueOf(Math.abs(number)));
    return sign.isEmpty() ? (number < 0 ? "-" + shown : shown) : sign + shown;
  }

  private static Value dollar(Call call) {
    var text = fixed(call, "$", true);
    return Value.of(call.number(0) < 0 ? "(" + text + ")" : text);
  }
}
