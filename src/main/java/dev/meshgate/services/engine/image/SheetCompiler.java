package dev.meshgate.services.engine.image;

import dev.meshgate.services.engine.cell.CellRange;
import dev.meshgate.services.engine.cell.EmptyValue;
import dev.meshgate.services.engine.formula.Formula;
import dev.meshgate.services.engine.formula.FormulaException;
import dev.meshgate.services.engine.formula.FormulaParser;
import dev.meshgate.services.engine.image.RawSheet.RawCell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes an image's sheet of a raw one: formulas are parsed, each once. */
final class SheetCompiler {

  private static final NumberFormat GENERAL = new NumberFormat("General", false);

  /** A shared formula's tokens and the cell that they were written for. */
  private record Shared(FormulaParser.Tokens tokens, int row, int column) {}

  private final FormulaParser parser;
  private final RawSheet raw;
  private final int number;
  private final Tally tally;
  private final Deadline deadline;
  private final List<FormulaCell> formulas;
  private final Map<Integer, Shared> shared = new HashMap<>();
  private final TreeMap<Integer, TreeMap<Integer, Cell>> cells = new TreeMap<>();

  SheetCompiler(
      FormulaParser parser,
      RawSheet raw,
      int number,
      Tally tally,
      Deadline deadline,
      List<FormulaCell> formulas) {
    this.parser = parser;
    this.raw = raw;
    this.number = number;
    this.tally = tally;
    this.deadline = deadline;
    this.formulas = formulas;
  }

  Sheet compile() {
    var arrays = new ArrayList<FormulaCell>();
    raw.rows()
        .forEach(
            (row, columns) -> {
              deadline.check();
              columns.forEach((column, cell) -> put(row, column, compiled(row, column, cell)));
            });
    cells.values().stream()
        .flatMap(row -> row.values().stream())
        .map(Cell::formula)
        .forEach(
            formula -> {
              if (formula != null && formula.spill() != null && !formula.spill().isSingle()) {
                arrays.add(formula);
              }
            });
    arrays.forEach(this::fill);
    var rows = new TreeMap<Integer, Sheet.Row>();
    cells.forEach((row, columns) -> rows.put(row, new Sheet.Row(columns)));
    return Sheet.of(raw, rows);
  }

  private void put(int row, int column, Cell cell) {
    cells.computeIfAbsent(row, key -> new TreeMap<>()).put(column, cell);
  }

  private Cell compiled(int row, int column, RawCell cell) {
    var formula = cell.formula();
    return new Cell(
        cell.value(),
        cell.isStored(),
        cell.format(),
        formula == null ? null : compiled(row, column, formula));
  }

  private FormulaCell compiled(int row, int column, RawFormula raw) {
    Formula formula = null;
    String problem = null;
    try {
      formula = parsed(row, column, raw);
    } catch (FormulaException e) {
      problem = e.getMessage();
    }
    var isArray = raw.type().equals("array");
    var cell =
        new FormulaCell(
            formulas.size(),
            number,
            row,
            column,
            text(row, column, raw),
            formula,
            problem,
            isArray ? raw.range() : null,
            raw.isDynamic(),
            null);
    formulas.add(cell);
    return cell;
  }

  private Formula parsed(int row, int column, RawFormula raw) {
    if (raw.type().equals("dataTable")) {
      throw new FormulaException("It is a what-if data table, which is not supported.");
    }
    var isArray = raw.type().equals("array");
    if (!raw.type().equals("shared")) {
      var tokens = parser.tokens(raw.text(), number, row);
      return parser.formula(tokens, number, row, column, 0, 0, isArray);
    }
    if (!raw.text().isEmpty()) {
      var tokens = parser.tokens(raw.text(), number, row);
      shared.put(raw.shared(), new Shared(tokens, row, column));
    }
    var known = shared.get(raw.shared());
    if (known == null) {
      throw new FormulaException("It shares a formula that is not there.");
    }
    return parser.formula(
        known.tokens, number, row, column, row - known.row, column - known.column, false);
  }

  /** Where a cell shares a formula, the file has it only in the first one. */
  private String text(int row, int column, RawFormula raw) {
    var known = shared.get(raw.shared());
    if (!raw.text().isEmpty() || known == null || !raw.type().equals("shared")) {
      return raw.text();
    }
    try {
      return parser.text(known.tokens, row - known.row, column - known.column);
    } catch (FormulaException e) {
      return "";
    }
  }

  /** The other cells of an array formula. */
  private void fill(FormulaCell source) {
    var range = source.spill();
    if (range == null) {
      return;
    }
    for (var row = range.row(); row <= range.lastRow(); row++) {
      for (var column = range.column(); column <= range.lastColumn(); column++) {
        if (row != source.row() || column != source.column()) {
          tally.formula();
          put(row, column, filled(source, range, row, column));
        }
      }
    }
  }

  private Cell filled(FormulaCell source, CellRange range, int row, int column) {
    var old = existing(row, column);
    var formula =
        new FormulaCell(
            formulas.size(),
            number,
            row,
            column,
            source.text(),
            null,
            source.problem(),
            range,
            source.isDynamic(),
            source);
    formulas.add(formula);
    return old == null
        ? new Cell(EmptyValue.EMPTY, false, GENERAL, formula)
        : new Cell(old.value(), old.isStored(), old.format(), formula);
  }

  private @Nullable Cell existing(int row, int column) {
    var columns = cells.get(row);
    return columns == null ? null : columns.get(column);
  }
}
