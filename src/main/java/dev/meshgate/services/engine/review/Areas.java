package dev.meshgate.services.engine.review;

import dev.meshgate.services.engine.cell.EmptyValue;
import dev.meshgate.services.engine.cell.TextValue;
import dev.meshgate.services.engine.formula.Term;
import dev.meshgate.services.engine.image.Cell;
import dev.meshgate.services.engine.image.Image;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds tables of constants that formulas look something up in. */
final class Areas {

  private static final int MOST_CELLS = 20_000;

  private final Image image;

  Areas(Image image) {
    this.image = image;
  }

  /** The tables without their headers, in the order of the sheets. */
  List<Term.Cells> editable(Iterable<Term.Cells> tables) {
    var bodies = new ArrayList<Term.Cells>();
    for (var table : tables) {
      var body = image.sheets().get(table.sheet()).isHidden() ? null : body(table);
      if (body != null) {
        merge(bodies, body);
      }
    }
    bodies.removeIf(
        body -> bodies.stream().anyMatch(other -> !other.equals(body) && contains(other, body)));
    bodies.sort(
        Comparator.comparingInt(Term.Cells::sheet)
            .thenComparingInt(Term.Cells::row)
            .thenComparingInt(Term.Cells::column));
    return bodies;
  }

  /** What a column of a table is called, or an empty text. */
  String header(Term.Cells area, int column) {
    var cell = area.row() == 0 ? null : image.cell(area.sheet(), area.row() - 1, column);
    return cell != null && cell.formula() == null && cell.value() instanceof TextValue text
        ? text.text().strip()
        : "";
  }

  /** The part of a range that holds constants, or null if it holds formulas or hardly anything. */
  private Term.@Nullable Cells body(Term.Cells table) {
    var sheet = image.sheets().get(table.sheet());
    var lastRow = Math.min(table.lastRow(), sheet.usedRows() - 1);
    var lastColumn = Math.min(table.lastColumn(), sheet.usedColumns() - 1);
    var size = (lastRow - table.row() + 1L) * (lastColumn - table.column() + 1L);
    if (lastRow < table.row() || lastColumn < table.column() || size > MOST_CELLS) {
      return null;
    }
    var first = table.row();
    while (first <= lastRow && isEmpty(table, first, lastColumn)) {
      first++;
    }
    while (lastRow > first && isEmpty(table, lastRow, lastColumn)) {
      lastRow--;
    }
    if (isHeader(table, first, lastRow, lastColumn)) {
      first++;
    }
    var body =
        new Term.Cells(table.sheet(), table.sheet(), first, table.column(), lastRow, lastColumn);
    return first <= lastRow && !body.isSingle() && isConstant(body) ? body : null;
  }

  private boolean isEmpty(Term.Cells table, int row, int lastColumn) {
    for (var column = table.column(); column <= lastColumn; column++) {
      if (!isEmpty(image.cell(table.sheet(), row, column))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isEmpty(@Nullable Cell cell) {
    return cell == null || (cell.formula() == null && cell.value() instanceof EmptyValue);
  }

  /** Whether the first row is all texts and some column has something else below. */
  private boolean isHeader(Term.Cells table, int first, int lastRow, int lastColumn) {
    var differs = false;
    for (var column = table.column(); column <= lastColumn; column++) {
      var cell = image.cell(table.sheet(), first, column);
      if (cell == null || cell.formula() != null || !(cell.value() instanceof TextValue)) {
        return false;
      }
      var below = image.cell(table.sheet(), first + 1, column);
      differs |= first < lastRow && below != null && !(below.value() instanceof TextValue);
    }
    return differs;
  }

  private boolean isConstant(Term.Cells area) {
    var constants = 0;
    for (var row = area.row(); row <= area.lastRow(); row++) {
      for (var column = area.column(); column <= area.lastColumn(); column++) {
        var cell = image.cell(area.sheet(), row, column);
        if (cell != null && cell.formula() != null) {
          return false;
        }
        constants += isEmpty(cell) ? 0 : 1;
      }
    }
    return constants > 1;
  }

  /** Columns side by side that formulas read one by one are one table, rows likewise. */
  private static void merge(List<Term.Cells> bodies, Term.Cells more) {
    var merged = more;
    for (var i = 0; i < bodies.size(); i++) {
      if (belong(bodies.get(i), merged)) {
        merged = hull(bodies.remove(i), merged);
        i = -1;
      }
    }
    bodies.add(merged);
  }

  private static boolean belong(Term.Cells one, Term.Cells other) {
    var sameRows = one.row() == other.row() && one.lastRow() == other.lastRow();
    var sameColumns = one.column() == other.column() && one.lastColumn() == other.lastColumn();
    var meetAcross =
        one.column() <= other.lastColumn() + 1 && other.column() <= one.lastColumn() + 1;
    var meetDown = one.row() <= other.lastRow() + 1 && other.row() <= one.lastRow() + 1;
    return one.sheet() == other.sheet() && ((sameRows && meetAcross) || (sameColumns && meetDown));
  }

  private static boolean contains(Term.Cells outer, Term.Cells inner) {
    return new Spot(inner.sheet(), inner.row(), inner.column()).isIn(outer)
        && new Spot(inner.sheet(), inner.lastRow(), inner.lastColumn()).isIn(outer);
  }

  private static Term.Cells hull(Term.Cells one, Term.Cells other) {
    return new Term.Cells(
        one.sheet(),
        one.sheet(),
        Math.min(one.row(), other.row()),
        Math.min(one.column(), other.column()),
        Math.max(one.lastRow(), other.lastRow()),
        Math.max(one.lastColumn(), other.lastColumn()));
  }
}
