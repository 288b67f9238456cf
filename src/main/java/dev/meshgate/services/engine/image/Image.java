package dev.meshgate.services.engine.image;

import dev.meshgate.services.engine.cell.CellAddress;
import dev.meshgate.services.engine.formula.NameDefinition;
import dev.meshgate.services.engine.formula.TableDefinition;
import dev.meshgate.services.engine.formula.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A workbook in memory: values, formulas, names, formats and validations. It never changes, and any
 * number of calculations may read it at once.
 */
public final class Image {

  /** A formula weighs about as much as ten cells. */
  private static final int WEIGHT_OF_FORMULA = 10;

  private static final int MOST = 1 << 24;

  private final List<Sheet> sheets;
  private final List<FormulaCell> formulas;
  private final List<NameDefinition> names;
  private final List<TableDefinition> tables;
  private final Vocabulary vocabulary;

  Image(
      List<Sheet> sheets,
      List<FormulaCell> formulas,
      List<NameDefinition> names,
      List<TableDefinition> tables,
      Vocabulary vocabulary) {
    this.sheets = List.copyOf(sheets);
    this.formulas = List.copyOf(formulas);
    this.names = List.copyOf(names);
    this.tables = List.copyOf(tables);
    this.vocabulary = vocabulary;
  }

  /**
   * Reads an .xlsx workbook.
   *
   * @throws RefusedWorkbookException if it is none, is damaged, goes beyond the limits, or does
   *     more than calculate: macros, links to other workbooks, embedded objects, connections
   * @throws IOException if the stream cannot be read
   */
  public static Image read(InputStream in, Limits limits) throws IOException {
    return new ImageReader(limits).read(in);
  }

  public List<Sheet> sheets() {
    return sheets;
  }

  /** Every cell that is calculated, by its number. */
  public List<FormulaCell> formulas() {
    return formulas;
  }

  public List<NameDefinition> names() {
    return names;
  }

  public List<TableDefinition> tables() {
    return tables;
  }

  /** The words that its formulas use. */
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /** The sheet of that name, in any case. */
  public Optional<Sheet> sheet(String name) {
    var number = vocabulary.sheet(name);
    return number == null ? Optional.empty() : Optional.of(sheets.get(number));
  }

  /** The cell at that place, or null when the file has none there. */
  public @Nullable Cell cell(int sheet, int row, int column) {
    return sheet < sheets.size() ? sheets.get(sheet).cell(row, column) : null;
  }

  /** What it occupies, roughly in cells. */
  public int weight() {
    var cells =
        sheets.stream().mapToLong(sheet -> (long) sheet.usedRows() * sheet.usedColumns()).sum();
    return (int) Math.min(MOST, 1_000 + (long) formulas.size() * WEIGHT_OF_FORMULA + cells);
  }

  public CellAddress address(FormulaCell formula) {
    return new CellAddress(sheets.get(formula.sheet()).name(), formula.row(), formula.column());
  }
}
