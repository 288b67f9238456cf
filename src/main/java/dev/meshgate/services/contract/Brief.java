package dev.meshgate.services.contract;

import dev.meshgate.services.engine.cell.Value;
import jakarta.json.JsonValue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a service takes and gives in few words, for models that see no more than a description. */
public final class Brief {

  private Brief() {}

  /** A line for each input; what must be given has a star. */
  public static String inputs(Definition definition) {
    return definition.inputs().stream().map(Brief::input).collect(Collectors.joining("\n"));
  }

  /** {@code annual_rate* (percentage, 0 to 0.25): Interest in a year}. */
  public static String input(Input input) {
    var line = new StringBuilder(input.name());
    line.append(input.mandatory() ? "* (" : " (").append(input.type().word());
    if (!input.range().isSingle()) {
      line.append(", rows of values, at most ")
          .append(input.range().rows())
          .append(" by ")
          .append(input.range().columns());
    }
    if (!input.allowed().isEmpty()) {
      line.append(", one of ")
          .append(
              input.allowed().stream()
                  .map(value -> value(input, value))
                  .collect(Collectors.joining(", ")));
    }
    line.append(bounds(input));
    var fallback = input.defaultValue();
    if (fallback != null) {
      line.append(", otherwise ").append(value(input, fallback));
    }
    line.append("): ").append(input.title());
    if (!input.description().isEmpty()) {
      line.append(". ").append(input.description());
    }
    return line.toString();
  }

  /** A value as people write it. */
  public static String value(JsonValue value) {
    return Reading.plain(value);
  }

  private static String bounds(Input input) {
    var min = bound(input, input.min());
    var max = bound(input, input.max());
    if (min.isEmpty()) {
      return max.isEmpty() ? "" : ", at most " + max;
    }
    return max.isEmpty() ? ", at least " + min : ", " + min + " to " + max;
  }

  private static String bound(Input input, @Nullable Double bound) {
    return bound == null ? "" : value(input, Value.of(bound));
  }

  /** A value of an input as callers give it. */
  public static String value(Input input, Value value) {
    return Reading.plain(CellJson.of(value, input.type() == ValueType.DATE));
  }
}
