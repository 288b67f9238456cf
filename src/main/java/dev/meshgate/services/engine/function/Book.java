package dev.meshgate.services.engine.function;

import dev.meshgate.services.engine.cell.Area;
import dev.meshgate.services.engine.cell.Cells;
import dev.meshgate.services.engine.cell.Operand;
import dev.meshgate.services.engine.cell.Reference;
import java.time.LocalDateTime;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The workbook as a function may ask about it. */
public interface Book extends Cells {

  /** The moment of the calculation, the same for all of its cells. */
  LocalDateTime now();

  RandomGenerator random();

  /** The place of a sheet among the others, from 0. */
  OptionalInt sheet(String name);

  int sheets();

  /**
   * The cells that a text names, as INDIRECT takes it.
   *
   * @throws dev.meshgate.services.engine.cell.ErrorException {@code #REF!} when it names none
   */
  Area refer(String text, Frame frame);

  /**
   * What the array formula in a cell yields, all of it ({@code A1#}); {@code #REF!} without one.
   */
  Operand spill(Reference cell);

  /**
   * Whether the file hides a row.
   *
   * @param onlyByFilter whether it counts only if a filter hides it
   */
  boolean isHidden(int sheet, int row, boolean onlyByFilter);

  /** The formula of a cell without its equals sign, or null. */
  @Nullable String formula(int sheet, int row, int column);
}
