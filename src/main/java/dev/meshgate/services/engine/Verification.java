package dev.meshgate.services.engine;

import dev.meshgate.services.engine.cell.CellAddress;
import dev.meshgate.services.engine.cell.EmptyValue;
import dev.meshgate.services.engine.cell.NumberValue;
import dev.meshgate.services.engine.cell.TextValue;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.image.FormulaCell;
import dev.meshgate.services.engine.image.Image;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * Whether we calculate what the program calculated that saved the workbook: each formula against
 * the value that stands in the file.
 *
 * @param formulas how many there are
 * @param agreeing how many give what the file says
 * @param differences those that give something else
 * @param unsupported those that we cannot calculate; the others are checked with what the file says
 *     of them
 * @param unstored those of which the file says nothing
 * @param moody those that depend on the moment or on chance, which no file can tell
 */
public record Verification(
    int formulas,
    int agreeing,
    List<Difference> differences,
    List<Unsupported> unsupported,
    int unstored,
    int moody) {

  /** Excel stores 17 digits and shows 15. */
  private static final double RELATIVE = 1e-9;

  /** What is left of a sum that should be nothing. */
  private static final double ABSOLUTE = 1e-12;

  /** Functions that approach their value; Excel stops at a hundred-millionth, we go on. */
  private static final Pattern APPROACHING = Pattern.compile("\\b(X?IRR|RATE|YIELD)\\(");

  private static final double APPROACHED = 1e-7;

  public Verification {
    differences = List.copyOf(differences);
    unsupported = List.copyOf(unsupported);
  }

  /** What came out of a formula, and what the file says. */
  public record Difference(CellAddress cell, String formula, Value stored, Value calculated) {}

  /** A formula that we cannot calculate, and why. */
  public record Unsupported(CellAddress cell, String formula, String problem) {}

  /** What can be said of the workbook as a whole. */
  public enum Outcome {
    /** Every formula that could be compared agrees, and there was something to compare. */
    VERIFIED,
    /** The file holds no values to compare with. */
    NOT_VERIFIED,
    /** Something differs or cannot be calculated. */
    FAILED
  }

  public Outcome outcome() {
    if (!differences.isEmpty() || !unsupported.isEmpty()) {
      return Outcome.FAILED;
    }
    return unstored > 0 ? Outcome.NOT_VERIFIED : Outcome.VERIFIED;
  }

  /**
   * Calculates every formula.
   *
   * @throws CalculationException if that costs more than it may
   */
  public static Verification of(Image image, Clock clock, Allowance allowance) {
    var run =
        new Run(
            image,
            Overlay.of(image, Map.of()),
            new Meter(allowance),
            LocalDateTime.now(clock),
            new SplittableRandom(),
            true);
    return new Check(image, run).all();
  }

  static boolean agree(String formula, Value stored, Value calculated) {
    if (stored instanceof NumberValue one && calculated instanceof NumberValue other) {
      var relative = APPROACHING.matcher(formula).find() ? APPROACHED : RELATIVE;
      var difference = Math.abs(one.number() - other.number());
      return difference <= ABSOLUTE
          || difference <= relative * Math.max(Math.abs(one.number()), Math.abs(other.number()));
    }
    return stored.equals(calculated) || (isNothing(stored) && isNothing(calculated));
  }

  private static boolean isNothing(Value value) {
    return value instanceof EmptyValue
        || (value instanceof TextValue text && text.text().isEmpty());
  }

  /** One verification while it runs. */
  private static final class Check {

    private final Image image;
    private final Run run;
    private final List<Difference> differences = new ArrayList<>();
    private final List<Unsupported> unsupported = new ArrayList<>();
    private int agreeing;
    private int unstored;
    private int moody;

    Check(Image image, Run run) {
      this.image = image;
      this.run = run;
    }

    Verification all() {
      image.formulas().forEach(this::one);
      return new Verification(
          image.formulas().size(), agreeing, differences, unsupported, unstored, moody);
    }

    private void one(FormulaCell formula) {
      var problem = formula.problem();
      if (problem != null) {
        unsupported.add(new Unsupported(image.address(formula), formula.text(), problem));
        return;
      }
      try {
        compare(formula, run.value(formula));
      } catch (CalculationException e) {
        if (e.reason() != CalculationException.Reason.UNSUPPORTED) {
          throw e;
        }
        unsupported.add(new Unsupported(image.address(formula), formula.text(), e.explanation()));
      }
    }

    private void compare(FormulaCell formula, Value calculated) {
      var cell = image.cell(formula.sheet(), formula.row(), formula.column());
      if (run.isMoody(formula)) {
        moody++;
      } else if (cell == null || !cell.isStored()) {
        unstored++;
      } else if (agree(formula.text(), cell.value(), calculated)) {
        agreeing++;
      } else {
        differences.add(
            new Difference(image.address(formula), formula.text(), cell.value(), calculated));
      }
    }
  }
}
