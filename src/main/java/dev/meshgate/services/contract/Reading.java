package dev.meshgate.services.contract;

import dev.meshgate.platform.Json;
import dev.meshgate.services.contract.Violation.Code;
import dev.meshgate.services.engine.cell.BooleanValue;
import dev.meshgate.services.engine.cell.NumberValue;
import dev.meshgate.services.engine.cell.Numerals;
import dev.meshgate.services.engine.cell.TextValue;
import dev.meshgate.services.engine.cell.Value;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one value for one input, as people and models write such values. */
final class Reading {

  private static final Set<String> YES =
      Set.of("true", "t", "yes", "y", "1", "on", "wahr", "w", "ja", "j");
  private static final Set<String> NO =
      Set.of("false", "f", "no", "n", "0", "off", "falsch", "nein");

  private final Input input;
  private final Consumer<Warning> warnings;

  Reading(Input input, Consumer<Warning> warnings) {
    this.input = input;
    this.warnings = warnings;
  }

  /** Why a value cannot be used. */
  static final class UnfitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Violation violation;

    UnfitException(Violation violation) {
      super(violation.message(), null, false, false);
      this.violation = violation;
    }

    Violation violation() {
      return violation;
    }
  }

  /** The value for the cell; a text that is empty is empty. */
  Value read(JsonValue json) {
    var value =
        switch (input.type()) {
          case STRING -> text(json);
          case BOOLEAN -> flag(json);
          case DATE -> within(date(json), json);
          case INTEGER -> within(whole(json), json);
          case NUMBER, CURRENCY, PERCENTAGE -> within(number(json), json);
        };
    return input.allowed().isEmpty() ? value : oneOf(value, json);
  }

  private Value text(JsonValue json) {
    var text =
        json instanceof JsonString string
            ? string.getString().strip()
            : isScalar(json) ? json.toString() : null;
    if (text == null || text.length() > TextValue.LONGEST) {
      throw unfit(json, "a text of at most " + TextValue.LONGEST + " characters");
    }
    return Value.of(text);
  }

  private Value flag(JsonValue json) {
    if (isScalar(json)) {
      var word = plain(json).toLowerCase(Locale.ROOT);
      if (YES.contains(word)) {
        return BooleanValue.TRUE;
      }
      if (NO.contains(word)) {
        return BooleanValue.FALSE;
      }
    }
    throw unfit(json, "true or false");
  }

  private double date(JsonValue json) {
    if (json instanceof JsonNumber number) {
      return finite(number.doubleValue(), json, "a day such as 2026-01-31");
    }
    if (json instanceof JsonString text) {
      return finite(Numerals.moment(text.getString().strip()), json, "a day such as 2026-01-31");
    }
    throw unfit(json, "a day such as 2026-01-31");
  }

  private double whole(JsonValue json) {
    var number = number(json);
    if (number != Math.rint(number)) {
      throw unfit(json, "a whole number");
    }
    return number;
  }

  private double number(JsonValue json) {
    var expected =
        input.isPart() ? "a number such as 0.05 for five percent, or \"5%\"" : "a number";
    if (json instanceof JsonNumber number) {
      return finite(number.doubleValue(), json, expected);
    }
    if (json instanceof JsonString text) {
      return finite(Numerals.read(text.getString()), json, expected);
    }
    throw unfit(json, expected);
  }

  private double finite(double number, JsonValue json, String expected) {
    if (!Double.isFinite(number)) {
      throw unfit(json, expected);
    }
    return number;
  }

  /** Five for five percent is read as such only where five itself is not possible. */
  private Value within(double number, JsonValue json) {
    if (input.isWithin(number)) {
      return Value.of(number);
    }
    if (input.isPart() && input.isWithin(number / 100)) {
      warnings.accept(
          new Warning(
              "PERCENT_READ",
              input.name(),
              input.name()
                  + " was given as "
                  + plain(json)
                  + " and read as "
                  + plain(json)
                  + " %."));
      return Value.of(number / 100);
    }
    var min = input.min();
    if (min != null && number < min) {
      throw bounded(Code.VALUE_TOO_LOW, "at least ", min, json);
    }
    throw bounded(Code.VALUE_TOO_HIGH, "at most ", input.max(), json);
  }

  private UnfitException bounded(Code code, String word, @Nullable Double bound, JsonValue json) {
    var shown = CellJson.of(Value.of(bound == null ? 0 : bound), input.type() == ValueType.DATE);
    return new UnfitException(
        new Violation(
            code,
            input.name(),
            input.title(),
            input.name() + " must be " + word + plain(shown) + ", not " + plain(json) + ".",
            json,
            shown,
            null));
  }

  /** The allowed value as its publisher spelled it. */
  private Value oneOf(Value value, JsonValue json) {
    return input.allowed().stream()
        .filter(allowed -> matches(allowed, value))
        .findFirst()
        .orElseThrow(
            () ->
                new UnfitException(
                    new Violation(
                        Code.INVALID_VALUE,
                        input.name(),
                        input.title(),
                        input.name()
                            + " must be one of "
                            + input.allowed().stream()
                                .map(this::shown)
                                .map(Reading::plain)
                                .collect(Collectors.joining(", "))
                            + ", not "
                            + plain(json)
                            + ".",
                        json,
                        null,
                        allowed())));
  }

  private boolean matches(Value allowed, Value value) {
    if (allowed instanceof TextValue one && value instanceof TextValue other) {
      return input.caseSensitive()
          ? one.text().equals(other.text())
          : one.text().equalsIgnoreCase(other.text());
    }
    if (allowed instanceof NumberValue one && value instanceof NumberValue other) {
      return Math.abs(one.number() - other.number()) <= 1e-12 * Math.abs(one.number());
    }
    return allowed.equals(value);
  }

  private JsonArray allowed() {
    var array = Json.array();
    input.allowed().forEach(value -> array.add(shown(value)));
    return array.build();
  }

  private JsonValue shown(Value value) {
    return CellJson.of(value, input.type() == ValueType.DATE);
  }

  private UnfitException unfit(JsonValue json, String expected) {
    return new UnfitException(
        new Violation(
            Code.INVALID_TYPE,
            input.name(),
            input.title(),
            input.name() + " must be " + expected + ", not " + shortened(json) + ".",
            json,
            null,
            null));
  }

  private static String shortened(JsonValue json) {
    var text = json.toString();
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }

  private static boolean isScalar(JsonValue json) {
    return switch (json.getValueType()) {
      case STRING, NUMBER, TRUE, FALSE -> true;
      case NULL, ARRAY, OBJECT -> false;
    };
  }

  static String plain(JsonValue json) {
    return json instanceof JsonString text ? text.getString().strip() : json.toString();
  }
}
