package dev.meshgate.services.engine;

import dev.meshgate.services.engine.cell.Area;
import dev.meshgate.services.engine.cell.CellRange;
import dev.meshgate.services.engine.cell.EmptyValue;
import dev.meshgate.services.engine.cell.ErrorException;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.NumberValue;
import dev.meshgate.services.engine.cell.Operand;
import dev.meshgate.services.engine.cell.Reference;
import dev.meshgate.services.engine.cell.Union;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.formula.Formula;
import dev.meshgate.services.engine.function.Call;
import dev.meshgate.services.engine.function.Frame;
import dev.meshgate.services.engine.function.UnsupportedCallException;
import dev.meshgate.services.engine.image.FormulaCell;
import dev.meshgate.services.engine.image.Image;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One calculation: the image, what lies over it, and the values of the formulas that were needed so
 * far. Cells are calculated when they are read, one inside the other, but only to a certain depth;
 * below it the calculation starts again from the deeper cell, so that a chain of any length needs
 * the same stack.
 */
final class Run extends RunningBook {

  /** How deep formulas may lie in each other on the stack, counted in nodes of their trees. */
  private static final int DEEPEST = 128;

  /** What a cell costs of it beside its formula's own height. */
  private static final int CELL = 3;

  private static final byte NEW = 0;
  private static final byte RUNNING = 1;
  private static final byte DONE = 2;

  private final boolean trustsStored;
  private final @Nullable Value[] values;
  private final byte[] states;
  private final boolean[] moody;
  private final Map<Integer, Area> spilled = new HashMap<>();
  private int depth;

  Run(
      Image image,
      Overlay overlay,
      Meter meter,
      LocalDateTime now,
      RandomGenerator random,
      boolean trustsStored) {
    super(image, overlay, meter, now, random);
    this.trustsStored = trustsStored;
    var count = image.formulas().size();
    this.values = new @Nullable Value[count];
    this.states = new byte[count];
    this.moody = new boolean[count];
  }

  /** The value of a cell, asked for from outside. */
  Value read(int sheet, int row, int column) {
    var over = overlay.get(sheet, row, column);
    if (over != null) {
      return over;
    }
    var cell = image.cell(sheet, row, column);
    if (cell == null) {
      return EmptyValue.EMPTY;
    }
    var formula = cell.formula();
    return formula == null ? cell.value() : value(formula);
  }

  /** The value of a formula, asked for from outside. */
  Value value(FormulaCell formula) {
    Deque<FormulaCell> waiting = new ArrayDeque<>();
    waiting.push(formula);
    while (!waiting.isEmpty()) {
      var next = waiting.element();
      try {
        depth = 0;
        if (states[next.number()] != DONE) {
          calculate(next);
        }
        waiting.pop();
      } catch (Detour detour) {
        detour(detour, waiting);
      } catch (CalculationException e) {
        // Whoever waited is not on its way any more.
        waiting.forEach(cell -> states[cell.number()] = NEW);
        throw e;
      } catch (StackOverflowError e) {
        throw new CalculationException(
            CalculationException.Reason.DEPTH,
            image.address(next) + " is nested too deep to be calculated.");
      }
    }
    return done(formula);
  }

  private void detour(Detour detour, Deque<FormulaCell> waiting) {
    if (!detour.isCircle()) {
      // Whoever waits is not run meanwhile; that it is needed again shows a circle.
      states[waiting.element().number()] = RUNNING;
      waiting.push(detour.cell());
      return;
    }
    while (!waiting.isEmpty()) {
      var member = waiting.pop();
      finish(member, ErrorValue.CIRCULAR);
      if (member.number() == detour.cell().number()) {
        return;
      }
    }
  }

  @Override
  public Value at(int sheet, int row, int column) {
    meter.spend(1);
    var over = overlay.get(sheet, row, column);
    if (over != null) {
      return over;
    }
    var cell = image.cell(sheet, row, column);
    if (cell == null) {
      return EmptyValue.EMPTY;
    }
    var formula = cell.formula();
    return formula == null ? cell.value() : inner(formula);
  }

  private Value inner(FormulaCell formula) {
    switch (states[formula.number()]) {
      case DONE -> {
        return done(formula);
      }
      case RUNNING -> throw Detour.circle(formula);
      default -> {
        if (depth > 0 && depth + cost(formula) > DEEPEST) {
          throw Detour.deep(formula);
        }
        calculate(formula);
        return done(formula);
      }
    }
  }

  private Value done(FormulaCell formula) {
    isMoody |= moody[formula.number()];
    var value = values[formula.number()];
    return value == null ? EmptyValue.EMPTY : value;
  }

  private static int cost(FormulaCell formula) {
    return CELL + (formula.formula() == null ? 0 : formula.formula().height());
  }

  private void calculate(FormulaCell cell) {
    var cost = cost(cell);
    var outer = isMoody;
    states[cell.number()] = RUNNING;
    depth += cost;
    isMoody = false;
    try {
      finish(cell, cell.source() == null ? own(cell) : filled(cell, cell.source()));
    } catch (Detour detour) {
      if (detour.isCircle()) {
        finish(cell, ErrorValue.CIRCULAR);
        if (detour.cell().number() == cell.number()) {
          return;
        }
      }
      throw detour;
    } finally {
      if (states[cell.number()] == RUNNING) {
        states[cell.number()] = NEW;
      }
      moody[cell.number()] = isMoody;
      isMoody |= outer;
      depth -= cost;
    }
  }

  private void finish(FormulaCell cell, Value value) {
    values[cell.number()] = value;
    states[cell.number()] = DONE;
  }

  private Value own(FormulaCell cell) {
    var formula = cell.formula();
    if (formula == null) {
      return unsupported(cell);
    }
    var result = result(cell, formula);
    if (cell.spill() == null) {
      var frame = new Frame(this, cell.sheet(), cell.row(), cell.column(), new Operand[0]);
      return shown(Call.single(single(result), frame));
    }
    if (result instanceof Area area) {
      spilled.put(cell.number(), area);
      return shown(area.at(0, 0));
    }
    return shown((Value) result);
  }

  private Operand result(FormulaCell cell, Formula formula) {
    try {
      return formula.evaluate(this, cell.sheet(), cell.row(), cell.column());
    } catch (UnsupportedCallException e) {
      throw new CalculationException(
          CalculationException.Reason.UNSUPPORTED,
          image.address(cell) + " cannot be calculated. " + e.explanation());
    }
  }

  private static Operand single(Operand operand) {
    return operand instanceof Union ? ErrorValue.VALUE : operand;
  }

  /** A formula is never empty: where it points to an empty cell it shows 0. */
  private static Value shown(Value value) {
    return value instanceof EmptyValue ? new NumberValue(0) : value;
  }

  private Value unsupported(FormulaCell cell) {
    var stored = image.cell(cell.sheet(), cell.row(), cell.column());
    if (trustsStored && stored != null && stored.isStored()) {
      return stored.value();
    }
    throw new CalculationException(
        CalculationException.Reason.UNSUPPORTED,
        image.address(cell) + " cannot be calculated. " + cell.problem());
  }

  /** A cell that an array formula in another one fills. */
  private Value filled(FormulaCell cell, FormulaCell source) {
    var first = inner(source);
    var area = spilled.get(source.number());
    CellRange range = cell.spill();
    if (area == null || range == null) {
      return first;
    }
    var row = area.rows() == 1 && !source.isDynamic() ? 0 : cell.row() - range.row();
    var column = area.columns() == 1 && !source.isDynamic() ? 0 : cell.column() - range.column();
    if (row < area.rows() && column < area.columns()) {
      return shown(area.at(row, column));
    }
    return source.isDynamic() ? EmptyValue.EMPTY : ErrorValue.NA;
  }

  @Override
  public Operand spill(Reference cell) {
    var value = at(cell.sheet(), cell.row(), cell.column());
    var source = image.cell(cell.sheet(), cell.row(), cell.column());
    if (source == null
        || source.formula() == null
        || source.formula().spill() == null
        || source.formula().source() != null) {
      throw new ErrorException(ErrorValue.REF);
    }
    var area = spilled.get(source.formula().number());
    return area == null ? value : area;
  }

  /** Whether a formula's value is another one at another time. */
  boolean isMoody(FormulaCell formula) {
    return moody[formula.number()];
  }
}
