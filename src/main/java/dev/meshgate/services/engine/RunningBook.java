package dev.meshgate.services.engine;

import dev.meshgate.services.engine.cell.Area;
import dev.meshgate.services.engine.cell.ErrorException;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.formula.FormulaException;
import dev.meshgate.services.engine.formula.FormulaParser;
import dev.meshgate.services.engine.function.Book;
import dev.meshgate.services.engine.function.Frame;
import dev.meshgate.services.engine.image.Image;
import java.time.LocalDateTime;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What functions ask the workbook of a calculation beside the values of cells. */
abstract class RunningBook implements Book {

  final Image image;
  final Overlay overlay;
  final Meter meter;

  /** Whether the moment or chance was asked for since this was last cleared. */
  boolean isMoody;

  private final LocalDateTime now;
  private final RandomGenerator random;

  RunningBook(
      Image image, Overlay overlay, Meter meter, LocalDateTime now, RandomGenerator random) {
    this.image = image;
    this.overlay = overlay;
    this.meter = meter;
    this.now = now;
    this.random = random;
  }

  @Override
  public int usedRows(int sheet) {
    return Math.max(image.sheets().get(sheet).usedRows(), overlay.usedRows(sheet));
  }

  @Override
  public int usedColumns(int sheet) {
    return Math.max(image.sheets().get(sheet).usedColumns(), overlay.usedColumns(sheet));
  }

  @Override
  public void spend(long work) {
    meter.spend(work);
  }

  @Override
  public LocalDateTime now() {
    isMoody = true;
    return now;
  }

  @Override
  public RandomGenerator random() {
    isMoody = true;
    return random;
  }

  @Override
  public OptionalInt sheet(String name) {
    var number = image.vocabulary().sheet(name);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  @Override
  public int sheets() {
    return image.sheets().size();
  }

  @Override
  public Area refer(String text, Frame frame) {
    try {
      var parser = new FormulaParser(image.vocabulary());
      var tokens = parser.tokens(text, frame.sheet(), frame.row());
      var formula = parser.formula(tokens, frame.sheet(), frame.row(), frame.column(), 0, 0, false);
      if (formula.evaluate(this, frame.sheet(), frame.row(), frame.column()) instanceof Area area) {
        return area;
      }
    } catch (FormulaException e) {
      throw new ErrorException(ErrorValue.REF);
    }
    throw new ErrorException(ErrorValue.REF);
  }

  @Override
  public boolean isHidden(int sheet, int row, boolean onlyByFilter) {
    return image.sheets().get(sheet).isHiddenRow(row, onlyByFilter);
  }

  @Override
  public @Nullable String formula(int sheet, int row, int column) {
    var cell = image.cell(sheet, row, column);
    return cell == null || cell.formula() == null ? null : cell.formula().text();
  }
}
