package dev.meshgate.services.engine.cell;

/** TRUE or FALSE. */
public enum BooleanValue implements Value {
  FALSE,
  TRUE;

  public boolean flag() {
    return this == TRUE;
  }
}
