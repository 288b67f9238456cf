package dev.meshgate.services.compilation;

import dev.meshgate.services.engine.Allowance;
import dev.meshgate.services.engine.cell.CellAddress;
import dev.meshgate.services.engine.cell.CellRange;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.image.Image;
import java.util.List;
import java.util.Map;

/**
 * One calculation that is asked for.
 *
 * @param image the workbook of the subject
 * @param cells what goes where
 * @param outputs what is read
 * @param allowance what it may cost
 */
public record Order(
    Subject subject,
    Image image,
    Map<CellAddress, Value> cells,
    List<CellRange> outputs,
    Allowance allowance) {

  public Order {
    cells = Map.copyOf(cells);
    outputs = List.copyOf(outputs);
  }
}
