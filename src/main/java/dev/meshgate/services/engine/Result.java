package dev.meshgate.services.engine;

import dev.meshgate.services.engine.cell.CellRange;
import java.util.List;

/** What came out in a range, row by row. */
public record Result(CellRange range, List<List<Answer>> rows) {

  public Result {
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** The first cell's, which is the only one where one cell was asked for. */
  public Answer first() {
    return rows.get(0).get(0);
  }
}
