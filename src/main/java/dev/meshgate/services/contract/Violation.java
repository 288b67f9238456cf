package dev.meshgate.services.contract;

import jakarta.json.JsonArray;
import jakarta.json.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a value that a caller gave cannot be used.
 *
 * @param field the name of the input
 * @param title what people call it
 * @param message what is wrong and what is allowed, as a sentence
 * @param value what was given; null where nothing was
 * @param bound the least or the most, where that is what was broken
 * @param allowed what alone is accepted, where that is what was broken
 */
public record Violation(
    Code code,
    String field,
    String title,
    String message,
    @Nullable JsonValue value,
    @Nullable JsonValue bound,
    @Nullable JsonArray allowed) {

  /** What is wrong. */
  public enum Code {
    MISSING_PARAMETER("missing_parameter"),
    INVALID_TYPE("type_mismatch"),
    VALUE_TOO_LOW("below_minimum"),
    VALUE_TOO_HIGH("above_maximum"),
    INVALID_VALUE("invalid_enum_value"),
    /** The same input under two spellings. */
    DUPLICATE_PARAMETER("duplicate_parameter"),
    /** There is no such table, or it may not be changed like that. */
    INVALID_AREA("invalid_area");

    private final String type;

    Code(String type) {
      this.type = type;
    }

    /** The word that the answer of an execution has for it. */
    public String type() {
      return type;
    }

    /** Which member of the error tells the bound. */
    public String boundName() {
      return this == VALUE_TOO_LOW ? "min" : "max";
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
