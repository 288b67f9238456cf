package dev.meshgate.services.contract;

import dev.meshgate.services.engine.cell.Value;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Locale;
import org.apache.poi.ss.usermodel.DataFormatter;

/** Values of an answer as Excel shows them to people. */
public final class Shown {

  private static final String PERCENT = "0.###%";

  private Shown() {}

  /**
   * The value of an input or output of an answer.
   *
   * @param one with {@code name}, {@code value} and, of an output, {@code formatString}
   * @param definition where an input finds its format
   */
  public static String of(JsonObject one, Definition definition) {
    var name = one.getString("name");
    var format =
        definition.inputs().stream()
            .filter(input -> input.name().equals(name))
            .findFirst()
            .map(Shown::formatOf)
            .orElse("");
    return of(one.getOrDefault("value", JsonValue.NULL), one.getString("formatString", format));
  }

  /** A value of an input, such as an example. */
  public static String of(Input input, Value value) {
    return of(CellJson.of(value, input.type() == ValueType.DATE), formatOf(input));
  }

  private static String of(JsonValue value, String format) {
    return value instanceof JsonNumber number && !format.isEmpty()
        ? new DataFormatter(Locale.ROOT).formatRawCellContents(number.doubleValue(), -1, format)
        : Reading.plain(value);
  }

  private static String formatOf(Input input) {
    return input.type() == ValueType.PERCENTAGE ? PERCENT : input.format();
  }
}
