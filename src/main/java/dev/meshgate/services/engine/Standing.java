package dev.meshgate.services.engine;

import dev.meshgate.services.engine.cell.CellAddress;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.image.FormulaCell;
import dev.meshgate.services.engine.image.Image;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.SplittableRandom;

/** What a workbook's formulas give one by one, with values put over some of its cells. */
public final class Standing {

  private final Run run;

  private Standing(Run run) {
    this.run = run;
  }

  /**
   * A workbook with values over its cells.
   *
   * @param allowance for all of its formulas together
   * @throws IllegalArgumentException if there is no such sheet
   */
  public static Standing of(
      Image image, Clock clock, Map<CellAddress, Value> inputs, Allowance allowance) {
    return new Standing(
        new Run(
            image,
            Overlay.of(image, inputs),
            new Meter(allowance),
            LocalDateTime.now(clock),
            new SplittableRandom(),
            false));
  }

  /**
   * What a formula gives.
   *
   * @throws CalculationException if it costs too much, or needs what we cannot calculate
   */
  public Value value(FormulaCell formula) {
    return run.value(formula);
  }
}
