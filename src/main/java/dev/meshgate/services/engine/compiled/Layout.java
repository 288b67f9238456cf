package dev.meshgate.services.engine.compiled;

import dev.meshgate.services.engine.Allowance;
import dev.meshgate.services.engine.CalculationException;
import dev.meshgate.services.engine.Standing;
import dev.meshgate.services.engine.cell.CellAddress;
import dev.meshgate.services.engine.cell.EmptyValue;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.formula.Term;
import dev.meshgate.services.engine.image.FormulaCell;
import dev.meshgate.services.engine.image.Image;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the values of cells are during a run: in a slot if they are an input or hang on one, which
 * come in the order of their numbers, else here, because they never change.
 */
final class Layout {

  /** No slot: the cell is the same in every run. */
  static final int FIXED = -1;

  private final Image image;
  private final Inputs inputs;
  private final int[] slots;
  private final @Nullable Value[] values;
  private final int size;

  /**
   * Gives every moving formula a slot, and calculates the fixed ones.
   *
   * @param cells what the caller puts into the inputs; no fixed formula reads it
   * @throws UncompilableException if that costs too much
   */
  Layout(
      Image image,
      Inputs inputs,
      Reach reach,
      Clock clock,
      Map<CellAddress, Value> cells,
      Allowance allowance) {
    this.image = image;
    this.inputs = inputs;
    var count = image.formulas().size();
    this.slots = new int[count];
    this.values = new @Nullable Value[count];
    Arrays.fill(slots, FIXED);
    var next = inputs.size();
    for (var cell : reach.moving()) {
      slots[cell.number()] = next++;
    }
    this.size = next;
    var standing = Standing.of(image, clock, cells, allowance);
    reach.fixed().forEach(cell -> values[cell.number()] = fixed(standing, cell));
  }

  private static @Nullable Value fixed(Standing standing, FormulaCell cell) {
    try {
      return standing.value(cell);
    } catch (CalculationException e) {
      if (e.reason() == CalculationException.Reason.UNSUPPORTED) {
        // Whoever reads it is surprised; perhaps nobody does.
        return null;
      }
      throw new UncompilableException("What never changes takes too long.");
    }
  }

  Image image() {
    return image;
  }

  Inputs inputs() {
    return inputs;
  }

  /** How many slots there are. */
  int size() {
    return size;
  }

  /** What it occupies, roughly in cells of a workbook. */
  int weight() {
    // It holds the workbook and a memory of that size, and a formula's nodes weigh more than its
    // value.
    return 2 * image.weight() + slots.length / 4 + 30 * size;
  }

  int slot(FormulaCell cell) {
    return slots[cell.number()];
  }

  /** The slot of a cell, or {@link #FIXED}. */
  int slot(int sheet, int row, int column) {
    var input = inputs.at(sheet, row, column);
    if (input != Inputs.NONE) {
      return input;
    }
    var cell = image.cell(sheet, row, column);
    return cell == null || cell.formula() == null ? FIXED : slots[cell.formula().number()];
  }

  /**
   * The value of a cell without a slot.
   *
   * @throws SurpriseException if nobody has calculated it
   */
  Value fixed(int sheet, int row, int column) {
    var cell = image.cell(sheet, row, column);
    if (cell == null) {
      return EmptyValue.EMPTY;
    }
    var formula = cell.formula();
    var value = formula == null ? cell.value() : values[formula.number()];
    if (value == null) {
      throw new SurpriseException("A formula is read that nobody has calculated.");
    }
    return value;
  }

  /** Whether all cells of a rectangle are the same in every run. */
  boolean isFixed(Term.Cells cells) {
    if (inputs.areIn(cells)) {
      return false;
    }
    for (var sheet = cells.sheet(); sheet <= cells.lastSheet(); sheet++) {
      var lastRow = Math.min(cells.lastRow(), usedRows(sheet) - 1);
      var lastColumn = Math.min(cells.lastColumn(), usedColumns(sheet) - 1);
      for (var row = cells.row(); row <= lastRow; row++) {
        for (var column = cells.column(); column <= lastColumn; column++) {
          var formula = formula(sheet, row, column);
          if (formula != null
              && (slots[formula.number()] != FIXED || values[formula.number()] == null)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private @Nullable FormulaCell formula(int sheet, int row, int column) {
    var cell = image.cell(sheet, row, column);
    return cell == null ? null : cell.formula();
  }

  int usedRows(int sheet) {
    return Math.max(image.sheets().get(sheet).usedRows(), inputs.usedRows(sheet));
  }

  int usedColumns(int sheet) {
    return Math.max(image.sheets().get(sheet).usedColumns(), inputs.usedColumns(sheet));
  }
}
