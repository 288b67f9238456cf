package dev.meshgate.services.engine;

import dev.meshgate.services.engine.cell.CellAddress;
import dev.meshgate.services.engine.cell.CellRange;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.image.Image;
import dev.meshgate.services.engine.precedent.Volatility;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Calculates with one workbook. It holds nothing between two calls; any number may run at once. */
public final class Calculation {

  private final Image image;
  private final Clock clock;

  private Calculation(Image image, Clock clock) {
    this.image = image;
    this.clock = clock;
  }

  /**
   * A calculation with this workbook.
   *
   * @param clock what NOW and TODAY say, in its zone
   */
  public static Calculation of(Image image, Clock clock) {
    return new Calculation(image, clock);
  }

  /**
   * Puts values into cells and reads others. The workbook stays as it is.
   *
   * @param inputs what to put where; a formula there is not calculated
   * @param outputs what to read, in the order of the results
   * @throws IllegalArgumentException if there is no such sheet
   * @throws CalculationException if it costs too much, or needs what we cannot calculate
   */
  public List<Result> run(
      Map<CellAddress, Value> inputs, List<CellRange> outputs, Allowance allowance) {
    var meter = new Meter(allowance);
    var run =
        new Run(
            image,
            Overlay.of(image, inputs),
            meter,
            LocalDateTime.now(clock),
            new SplittableRandom(),
            false);
    var results = new ArrayList<Result>();
    for (var output : outputs) {
      results.add(read(run, meter, output));
    }
    return results;
  }

  /**
   * Whether what these cells show may be another value at another time for the same inputs, so that
   * it may not be kept. It is said too often rather than too seldom.
   *
   * @throws IllegalArgumentException if there is no such sheet
   */
  public boolean isVolatile(List<CellRange> outputs) {
    outputs.forEach(output -> sheet(image, output.sheet()));
    return Volatility.of(image, outputs);
  }

  private Result read(Run run, Meter meter, CellRange range) {
    var sheet = sheet(image, range.sheet());
    var rows = new ArrayList<List<Answer>>();
    for (var row = range.row(); row <= range.lastRow(); row++) {
      var answers = new ArrayList<Answer>();
      for (var column = range.column(); column <= range.lastColumn(); column++) {
        meter.spend(1);
        answers.add(
            new Answer(run.read(sheet, row, column), Answer.format(image, sheet, row, column)));
      }
      rows.add(answers);
    }
    return new Result(range, rows);
  }

  static int sheet(Image image, String name) {
    var sheet = image.vocabulary().sheet(name);
    if (sheet == null) {
      throw new IllegalArgumentException(
          "The workbook has no sheet '"
              + name
              + "'. It has "
              + String.join(", ", image.sheets().stream().map(s -> s.name()).toList())
              + ".");
    }
    return sheet;
  }
}
