package dev.meshgate.services.engine.cell;

import java.util.List;

/** Several rectangles of cells, as in {@code (A1:A3,C5)}. Few functions take one. */
public record Union(List<Reference> parts) implements Area {

  public Union {
    parts = List.copyOf(parts);
  }

  @Override
  public int rows() {
    throw new ErrorException(ErrorValue.VALUE);
  }

  @Override
  public int columns() {
    throw new ErrorException(ErrorValue.VALUE);
  }

  @Override
  public Value at(int row, int column) {
    throw new ErrorException(ErrorValue.VALUE);
  }
}
