package dev.meshgate.services.contract;

import dev.meshgate.platform.WireName;
import java.util.Optional;

/** What kind of value an input or output is. In a cell there are numbers, texts and booleans. */
public enum ValueType {
  NUMBER,
  INTEGER,
  /** A number of money. */
  CURRENCY,
  /** A number as a part of one: 0.05 is five percent. */
  PERCENTAGE,
  STRING,
  BOOLEAN,
  /** A day as {@code 2026-01-31}; in the cell the number of that day. */
  DATE;

  /** As it travels: {@code percentage}. */
  public String word() {
    return WireName.of(this);
  }

  /** The one of that word. */
  static Optional<ValueType> of(String word) {
    return WireName.constant(ValueType.class, word);
  }

  /** Whether a cell holds a number for it. */
  public boolean isNumeric() {
    return this != STRING && this != BOOLEAN;
  }

  /** What JSON Schema and a caller's JSON call it. */
  public String json() {
    return switch (this) {
      case NUMBER, CURRENCY, PERCENTAGE -> "number";
      case INTEGER -> "integer";
      case STRING, DATE -> "string";
      case BOOLEAN -> "boolean";
    };
  }
}
