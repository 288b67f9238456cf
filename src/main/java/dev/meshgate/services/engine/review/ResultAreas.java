package dev.meshgate.services.engine.review;

import dev.meshgate.services.engine.cell.EmptyValue;
import dev.meshgate.services.engine.formula.Term;
import dev.meshgate.services.engine.image.Cell;
import dev.meshgate.services.engine.image.Image;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds rectangles of formulas, such as a schedule or a row of months. */
final class ResultAreas {

  /** A row of fewer formulas is no table. */
  static final int SERIES = 3;

  private final Image image;
  private final List<Term.Cells> found = new ArrayList<>();

  ResultAreas(Image image) {
    this.image = image;
  }

  /** Up to as many rectangles, without formulas that are results by themselves. */
  List<Term.Cells> find(Set<Spot> outputs, int most) {
    for (var i = 0; i < image.sheets().size(); i++) {
      var number = i;
      var sheet = image.sheets().get(i);
      if (!sheet.isHidden()) {
        sheet.forEach(
            (row, column, cell) -> {
              var spot = new Spot(number, row, column);
              if (found.size() < most
                  && cell.formula() != null
                  && !outputs.contains(spot)
                  && found.stream().noneMatch(spot::isIn)) {
                add(spot, outputs);
              }
            });
      }
    }
    return found;
  }

  private void add(Spot from, Set<Spot> outputs) {
    var lastColumn = from.column();
    while (isFormula(from.sheet(), from.row(), lastColumn + 1, outputs)) {
      lastColumn++;
    }
    var lastRow = from.row();
    while (isRow(from, lastRow + 1, lastColumn, outputs)) {
      lastRow++;
    }
    var column = from.column();
    while (lastRow > from.row() && isBeside(from, lastRow, column - 1)) {
      column--;
    }
    if (lastRow > from.row() || lastColumn - from.column() + 1 >= SERIES) {
      found.add(
          new Term.Cells(from.sheet(), from.sheet(), from.row(), column, lastRow, lastColumn));
    }
  }

  private boolean isFormula(int sheet, int row, int column, Set<Spot> outputs) {
    var cell = image.cell(sheet, row, column);
    return cell != null
        && cell.formula() != null
        && !outputs.contains(new Spot(sheet, row, column));
  }

  private boolean isRow(Spot from, int row, int lastColumn, Set<Spot> outputs) {
    for (var column = from.column(); column <= lastColumn; column++) {
      if (!isFormula(from.sheet(), row, column, outputs)) {
        return false;
      }
    }
    return true;
  }

  /** Whether constants stand in each row of that column, as the months of a schedule do. */
  private boolean isBeside(Spot from, int lastRow, int column) {
    for (var row = from.row(); row <= lastRow; row++) {
      if (column < 0 || !isConstant(image.cell(from.sheet(), row, column))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isConstant(@Nullable Cell cell) {
    return cell != null && cell.formula() == null && !(cell.value() instanceof EmptyValue);
  }
}
