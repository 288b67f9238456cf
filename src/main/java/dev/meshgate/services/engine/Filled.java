package dev.meshgate.services.engine;

import dev.meshgate.services.engine.cell.CellAddress;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.image.FormulaCell;
import dev.meshgate.services.engine.image.Image;
import dev.meshgate.services.engine.image.Limits;
import dev.meshgate.services.engine.image.RefusedWorkbookException;
import dev.meshgate.services.engine.image.Rewriting;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * A workbook's file with the values of one calculation filled in, for whoever wants to look at it
 * in Excel.
 */
public final class Filled {

  private final Standing standing;
  private boolean isExhausted;

  private Filled(Standing standing) {
    this.standing = standing;
  }

  /**
   * Writes a copy of a workbook that holds these inputs and what its formulas give for them. Where
   * that cannot be calculated, or costs more than it may, no old number is left. Excel calculates
   * it anew when it opens it. A text is never taken for a formula.
   *
   * @param file the one that the image was read from, of which all else stays as it is
   * @param limits how large the file may be
   * @param clock what NOW and TODAY say, in its zone
   * @param inputs what to put where; a formula there goes
   * @throws IllegalArgumentException if there is no such sheet, a text is longer than a cell holds,
   *     or a cell is one of several that one formula fills
   * @throws RefusedWorkbookException if the file goes beyond the limits
   * @throws IOException if its archive cannot be read
   */
  public static byte[] write(
      byte[] file,
      Limits limits,
      Image image,
      Clock clock,
      Map<CellAddress, Value> inputs,
      Allowance allowance)
      throws IOException {
    var standing = Standing.of(image, clock, inputs, allowance);
    return Rewriting.write(file, limits, image, inputs, new Filled(standing)::value);
  }

  private Optional<Value> value(FormulaCell cell) {
    if (isExhausted) {
      return Optional.empty();
    }
    try {
      var value = standing.value(cell);
      return value == ErrorValue.CIRCULAR ? Optional.empty() : Optional.of(value);
    } catch (CalculationException e) {
      isExhausted = e.reason() != CalculationException.Reason.UNSUPPORTED;
      return Optional.empty();
    }
  }
}
