package dev.meshgate.services.engine.review;

import dev.meshgate.services.engine.cell.CellRange;
import dev.meshgate.services.engine.cell.NumberValue;
import dev.meshgate.services.engine.cell.TextValue;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.formula.FormulaException;
import dev.meshgate.services.engine.formula.FormulaParser;
import dev.meshgate.services.engine.formula.Term;
import dev.meshgate.services.engine.image.Image;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the workbook's names and the formulas of its validations say. */
final class Names {

  private final Image image;
  private final FormulaParser parser;
  private final Map<Term.Cells, String> byCells = new HashMap<>();

  Names(Image image) {
    this.image = image;
    this.parser = new FormulaParser(image.vocabulary());
    for (var name : image.names()) {
      var sheet = name.sheet() == null ? 0 : name.sheet();
      if (term(name.formula(), new Spot(sheet, 0, 0), 0, 0) instanceof Term.Cells cells) {
        byCells.putIfAbsent(cells, name.name());
      }
    }
    for (var table : image.tables()) {
      var range = table.range();
      var sheet = image.vocabulary().sheet(range.sheet());
      var first = range.row() + table.headerRows();
      var last = range.lastRow() - table.totalsRows();
      if (sheet != null && first <= last) {
        byCells.putIfAbsent(
            new Term.Cells(sheet, sheet, first, range.column(), last, range.lastColumn()),
            table.name());
      }
    }
  }

  /** The name of a cell, or null. */
  @Nullable String of(Spot spot) {
    return of(
        new Term.Cells(
            spot.sheet(), spot.sheet(), spot.row(), spot.column(), spot.row(), spot.column()));
  }

  /** The name of a range or a table's body, or null. */
  @Nullable String of(Term.Cells cells) {
    return byCells.get(cells);
  }

  /** What a formula says that is written for another cell, or null if it cannot be read. */
  @Nullable Term term(String formula, Spot at, int down, int right) {
    try {
      var tokens = parser.tokens(formula, at.sheet(), at.row());
      return parser.formula(tokens, at.sheet(), at.row(), at.column(), down, right, false).term();
    } catch (FormulaException e) {
      return null;
    }
  }

  /** The value that stands where a term points, or what it says literally; otherwise null. */
  @Nullable Value constant(@Nullable Term term) {
    if (term instanceof Term.Literal literal && literal.operand() instanceof Value value) {
      return value;
    }
    if (term instanceof Term.Operation operation
        && operation.operators().get(0).equals("-")
        && operation.operands().size() == 1
        && constant(operation.operands().get(0)) instanceof NumberValue number) {
      return Value.of(-number.number());
    }
    if (term instanceof Term.Cells cells && cells.isSingle()) {
      var cell = image.cell(cells.sheet(), cells.row(), cells.column());
      var isKnown =
          cell != null
              && (cell.value() instanceof NumberValue || cell.value() instanceof TextValue);
      return isKnown && cell != null ? cell.value() : null;
    }
    return null;
  }

  CellRange range(Term.Cells cells) {
    return new CellRange(
        image.sheets().get(cells.sheet()).name(),
        cells.row(),
        cells.column(),
        cells.lastRow(),
        cells.lastColumn());
  }
}
