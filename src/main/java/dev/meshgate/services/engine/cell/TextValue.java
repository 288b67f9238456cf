package dev.meshgate.services.engine.cell;

/** A text. */
public record TextValue(String text) implements Value {

  /** A cell holds no longer text. */
  public static final int LONGEST = 32_767;
}
