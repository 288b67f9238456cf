package dev.meshgate.builtin.table;

import java.util.Locale;

/** What the cells of a column are. */
public enum ColumnType {
  NUMBER,
  INTEGER,
  DATE,
  BOOLEAN,
  CATEGORY,
  TEXT,
  EMPTY;

  /** The word as it travels. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether one can reckon with it. */
  public boolean isNumeric() {
    return this == NUMBER || this == INTEGER;
  }

  /** Whether rows can be put together by it. */
  public boolean isGrouping() {
    return this == CATEGORY || this == BOOLEAN;
  }
}
