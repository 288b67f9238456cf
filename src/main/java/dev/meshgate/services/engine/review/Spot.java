package dev.meshgate.services.engine.review;

import dev.meshgate.services.engine.formula.Term;

/** A cell by its numbers, which count from 0. */
record Spot(int sheet, int row, int column) {

  static Spot of(Term.Cells cells) {
    return new Spot(cells.sheet(), cells.row(), cells.column());
  }

  boolean isIn(Term.Cells cells) {
    return sheet >= cells.sheet()
        && sheet <= cells.lastSheet()
        && row >= cells.row()
        && row <= cells.lastRow()
        && column >= cells.column()
        && column <= cells.lastColumn();
  }
}
