package dev.meshgate.services.engine.compiled;

import dev.meshgate.services.engine.cell.CellRange;
import dev.meshgate.services.engine.formula.Term;
import dev.meshgate.services.engine.image.FormulaCell;
import dev.meshgate.services.engine.image.Image;
import dev.meshgate.services.engine.precedent.Moments;
import dev.meshgate.services.engine.precedent.Reads;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The formulas that outputs need, each after those that it reads, and which of them the inputs
 * reach. Found by a walk without recursion; a range that many formulas read is one stop of it.
 */
final class Reach {

  /** What a run may cost, in cells that are read: some tenths of a second. */
  private static final long MOST_WORK = 4_000_000;

  /** What finding out may cost, in cells that are looked at. */
  private static final long MOST_STEPS = 4_000_000;

  /** Their value hangs on what no list of cells tells. */
  private static final List<String> UNFORESEEABLE = List.of("ANCHORARRAY");

  private static final byte NEW = 0;
  private static final byte OPEN = 1;
  private static final byte DONE = 2;

  private final Image image;
  private final Inputs inputs;
  private final int formulas;
  private final List<Term.Cells> areas = new ArrayList<>();
  private final Map<Term.Cells, Integer> areaStops = new HashMap<>();
  private final List<Byte> states = new ArrayList<>();
  private final BitSet live = new BitSet();
  private final List<FormulaCell> moving = new ArrayList<>();
  private final List<FormulaCell> fixed = new ArrayList<>();
  private final Map<Integer, Long> costs = new HashMap<>();
  private long work;
  private long steps;

  private Reach(Image image, Inputs inputs) {
    this.image = image;
    this.inputs = inputs;
    this.formulas = image.formulas().size();
  }

  /**
   * What lies between inputs and outputs.
   *
   * @throws UncompilableException if that cannot be told before it is calculated, or is too much
   */
  static Reach of(Image image, Inputs inputs, List<CellRange> outputs) {
    var reach = new Reach(image, inputs);
    for (var output : outputs) {
      var sheet = image.vocabulary().sheet(output.sheet());
      if (sheet == null) {
        throw new UncompilableException("There is no sheet " + output.sheet() + ".");
      }
      reach.walk(
          reach.stop(
              new Term.Cells(
                  sheet,
                  sheet,
                  output.row(),
                  output.column(),
                  output.lastRow(),
                  output.lastColumn())));
    }
    return reach;
  }

  /** The formulas that the inputs reach, in the order in which they can be calculated. */
  List<FormulaCell> moving() {
    return moving;
  }

  /** The others, which are the same in every calculation. */
  List<FormulaCell> fixed() {
    return fixed;
  }

  /** How many cells one of the moving formulas may read. */
  long cost(FormulaCell cell) {
    return costs.getOrDefault(cell.number(), 1L);
  }

  /** A stop on the way, and how far it has been followed. */
  private static final class Stop {

    private final int number;
    private final int[] next;
    private int at;

    Stop(int number, int[] next) {
      this.number = number;
      this.next = next;
    }
  }

  private void walk(int from) {
    Deque<Stop> way = new ArrayDeque<>();
    if (state(from) == NEW) {
      way.push(enter(from));
    }
    while (!way.isEmpty()) {
      var stop = way.element();
      if (stop.at < stop.next.length) {
        var next = stop.next[stop.at++];
        if (state(next) == OPEN) {
          throw new UncompilableException("Formulas need themselves.");
        }
        if (state(next) == NEW) {
          way.push(enter(next));
        }
      } else {
        way.pop();
        leave(stop);
      }
    }
  }

  private byte state(int stop) {
    return stop < states.size() ? states.get(stop) : NEW;
  }

  private void set(int stop, byte state) {
    while (states.size() <= stop) {
      states.add(NEW);
    }
    states.set(stop, state);
  }

  private Stop enter(int number) {
    set(number, OPEN);
    return new Stop(
        number, number < formulas ? reads(number) : within(areas.get(number - formulas)));
  }

  private void leave(Stop stop) {
    set(stop.number, DONE);
    var isArea = stop.number >= formulas;
    if ((isArea && inputs.areIn(areas.get(stop.number - formulas)))
        || IntStream.of(stop.next).anyMatch(live::get)) {
      live.set(stop.number);
    }
    if (isArea) {
      return;
    }
    var cell = image.formulas().get(stop.number);
    if (live.get(stop.number)) {
      move(cell);
    } else {
      fixed.add(cell);
    }
  }

  private void move(FormulaCell cell) {
    if (cell.spill() != null || cell.source() != null) {
      throw new UncompilableException("An array formula hangs on the inputs.");
    }
    moving.add(cell);
    work += cost(cell);
    if (work > MOST_WORK) {
      throw new UncompilableException("It reads more than " + MOST_WORK + " cells.");
    }
  }

  private int[] reads(int number) {
    var cell = image.formulas().get(number);
    if (cell.source() != null) {
      return new int[] {cell.source().number()};
    }
    if (cell.formula() == null) {
      // It has no value; only whoever reads it learns that.
      return new int[0];
    }
    var reads = Reads.of(cell.formula().term());
    if (reads.calls(Moments.MOMENT_OR_CHANCE)
        || reads.calls(Moments.ANYWHERE)
        || UNFORESEEABLE.stream().anyMatch(reads.functions()::contains)) {
      throw new UncompilableException("What a formula reads, or when, cannot be foreseen.");
    }
    costs.put(number, 1 + reads.cells().stream().mapToLong(this::size).sum());
    return reads.cells().stream().mapToInt(this::stop).toArray();
  }

  private int stop(Term.Cells cells) {
    return areaStops.computeIfAbsent(
        cells,
        key -> {
          areas.add(key);
          return formulas + areas.size() - 1;
        });
  }

  private long size(Term.Cells cells) {
    var size = 0L;
    for (var sheet = cells.sheet(); sheet <= cells.lastSheet(); sheet++) {
      var used = image.sheets().get(sheet);
      var rows = Math.min(cells.lastRow(), used.usedRows() - 1) - cells.row() + 1;
      var columns = Math.min(cells.lastColumn(), used.usedColumns() - 1) - cells.column() + 1;
      size += (long) Math.max(0, rows) * Math.max(0, columns);
    }
    return size;
  }

  /** The formulas in a rectangle that no input lies over. */
  private int[] within(Term.Cells cells) {
    steps += size(cells);
    if (steps > MOST_STEPS) {
      throw new UncompilableException("It names more than " + MOST_STEPS + " cells.");
    }
    var found = IntStream.builder();
    for (var number = cells.sheet(); number <= cells.lastSheet(); number++) {
      var sheet = image.sheets().get(number);
      var lastRow = Math.min(cells.lastRow(), sheet.usedRows() - 1);
      var lastColumn = Math.min(cells.lastColumn(), sheet.usedColumns() - 1);
      for (var row = cells.row(); row <= lastRow; row++) {
        for (var column = cells.column(); column <= lastColumn; column++) {
          var cell = sheet.cell(row, column);
          if (cell != null
              && cell.formula() != null
              && inputs.at(number, row, column) == Inputs.NONE) {
            found.add(cell.formula().number());
          }
        }
      }
    }
    return found.build().toArray();
  }
}
