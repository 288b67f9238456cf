package dev.meshgate.services.contract;

import dev.meshgate.services.engine.cell.CellAddress;
import dev.meshgate.services.engine.cell.Value;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a caller gave, as values of cells.
 *
 * @param cells what goes where
 * @param given the inputs as they were understood, in the order of the definition
 * @param warnings what the caller may not expect
 */
public record Bound(Map<CellAddress, Value> cells, List<Given> given, List<Warning> warnings) {

  /**
   * An input as it was understood.
   *
   * @param value null where the workbook's own stays
   */
  public record Given(Input input, @Nullable JsonValue value) {}

  public Bound {
    cells = Map.copyOf(cells);
    given = List.copyOf(given);
    warnings = List.copyOf(warnings);
  }
}
