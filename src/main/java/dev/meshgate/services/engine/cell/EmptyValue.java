package dev.meshgate.services.engine.cell;

/** An empty cell, or an argument that was left out between two commas. */
public enum EmptyValue implements Value {
  EMPTY
}
