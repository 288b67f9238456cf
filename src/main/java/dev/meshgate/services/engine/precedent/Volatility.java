package dev.meshgate.services.engine.precedent;

import dev.meshgate.services.engine.cell.CellRange;
import dev.meshgate.services.engine.formula.Term;
import dev.meshgate.services.engine.image.FormulaCell;
import dev.meshgate.services.engine.image.Image;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether values depend on the moment or on chance, found by walking to what they need. */
public final class Volatility {

  /** After so many cells we give up and say yes. */
  private static final long MOST_STEPS = 20_000_000;

  private final Image image;
  private final BitSet seen = new BitSet();
  private final Set<Term.Cells> seenAreas = new HashSet<>();
  private final Deque<FormulaCell> waiting = new ArrayDeque<>();
  private boolean goesAnywhere;
  private long steps;

  private Volatility(Image image) {
    this.image = image;
  }

  /**
   * Whether what stands in these cells may be another value at another time with the same inputs.
   * It is said too often rather than too seldom: of INDIRECT always, of OFFSET where anything in
   * the workbook depends on the moment or on chance.
   *
   * @throws IllegalArgumentException if there is no such sheet
   */
  public static boolean of(Image image, List<CellRange> outputs) {
    return new Volatility(image).isReached(outputs);
  }

  private boolean isReached(List<CellRange> outputs) {
    for (var output : outputs) {
      var sheet = image.vocabulary().sheet(output.sheet());
      if (sheet == null) {
        throw new IllegalArgumentException("The workbook has no sheet '" + output.sheet() + "'.");
      }
      visit(
          new Term.Cells(
              sheet, sheet, output.row(), output.column(), output.lastRow(), output.lastColumn()));
    }
    while (!waiting.isEmpty()) {
      if (steps > MOST_STEPS || isVolatile(waiting.pop())) {
        return true;
      }
    }
    return steps > MOST_STEPS || (goesAnywhere && isAnywhere());
  }

  private boolean isVolatile(FormulaCell cell) {
    if (cell.source() != null) {
      visit(cell.source());
      return false;
    }
    if (cell.formula() == null) {
      // It cannot be calculated, so nothing is calculated from it either.
      return false;
    }
    var reads = Reads.of(cell.formula().term());
    if (asks(reads)) {
      return true;
    }
    goesAnywhere |= reads.calls(Moments.ANYWHERE);
    reads.cells().forEach(this::visit);
    return false;
  }

  private static boolean asks(Reads reads) {
    // The text that INDIRECT reads may say anything.
    return reads.calls(Moments.MOMENT_OR_CHANCE) || reads.functions().contains("INDIRECT");
  }

  private boolean isAnywhere() {
    return image.formulas().stream()
        .anyMatch(cell -> cell.formula() != null && asks(Reads.of(cell.formula().term())));
  }

  private void visit(Term.Cells cells) {
    if (!cells.isSingle() && !seenAreas.add(cells)) {
      return;
    }
    for (var sheet = cells.sheet(); sheet <= cells.lastSheet(); sheet++) {
      var used = image.sheets().get(sheet);
      var lastRow = Math.min(cells.lastRow(), used.usedRows() - 1);
      var lastColumn = Math.min(cells.lastColumn(), used.usedColumns() - 1);
      for (var row = cells.row(); row <= lastRow && steps <= MOST_STEPS; row++) {
        for (var column = cells.column(); column <= lastColumn; column++) {
          steps++;
          var cell = used.cell(row, column);
          if (cell != null && cell.formula() != null) {
            visit(cell.formula());
          }
        }
      }
    }
  }

  private void visit(FormulaCell cell) {
    if (!seen.get(cell.number())) {
      seen.set(cell.number());
      waiting.push(cell);
    }
  }
}
