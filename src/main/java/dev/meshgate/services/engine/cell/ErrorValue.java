package dev.meshgate.services.engine.cell;

import java.util.Arrays;
import java.util.Optional;

/** An error as a value (ECMA-376 part 1, 18.17.3), and the one that Excel says in a dialogue. */
public enum ErrorValue implements Value {
  NULL("#NULL!", 1),
  DIV0("#DIV/0!", 2),
  VALUE("#VALUE!", 3),
  REF("#REF!", 4),
  NAME("#NAME?", 5),
  NUM("#NUM!", 6),
  NA("#N/A", 7),
  GETTING_DATA("#GETTING_DATA", 8),
  SPILL("#SPILL!", 9),
  UNKNOWN("#UNKNOWN!", 12),
  FIELD("#FIELD!", 13),
  CALC("#CALC!", 14),
  /** A cell that needs itself. Excel warns of it when the file is opened and shows 0. */
  CIRCULAR("#CIRCULAR!", 0);

  private final String text;
  private final int type;

  ErrorValue(String text, int type) {
    this.text = text;
    this.type = type;
  }

  /** As a cell shows it. */
  public String text() {
    return text;
  }

  public static Optional<ErrorValue> named(String text) {
    return Arrays.stream(values()).filter(error -> error.text.equals(text)).findFirst();
  }

  /** What ERROR.TYPE says of it. */
  public int type() {
    return type;
  }
}
