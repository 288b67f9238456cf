package dev.meshgate.services.engine.compiled;

import dev.meshgate.services.engine.Allowance;
import dev.meshgate.services.engine.Answer;
import dev.meshgate.services.engine.Result;
import dev.meshgate.services.engine.cell.CellAddress;
import dev.meshgate.services.engine.cell.CellRange;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.image.Image;
import dev.meshgate.services.engine.image.NumberFormat;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A workbook compiled for certain inputs and outputs. Of a call it holds at most what was looked
 * for in cells that never change; any number may run at once. What it gives is what the interpreter
 * gives, to the last digit and the same errors.
 *
 * <p>A run has an end that is known before: every formula between inputs and outputs is run once,
 * in an order without circles, and together they read a bounded number of cells. What functions
 * spend beside that is counted against the allowance as ever.
 */
public final class CompiledForm {

  private final Layout layout;
  private final Memory memory;
  private final Program[] programs;
  private final List<CellRange> outputs;
  private final List<List<List<Shown>>> shown;

  /** A cell of an output, and how it shows its number. */
  private record Shown(int sheet, int row, int column, NumberFormat format) {}

  private CompiledForm(
      Layout layout,
      Memory memory,
      Program[] programs,
      List<CellRange> outputs,
      List<List<List<Shown>>> shown) {
    this.layout = layout;
    this.memory = memory;
    this.programs = programs;
    this.outputs = outputs;
    this.shown = shown;
  }

  /**
   * Compiles.
   *
   * @param clock what the interpreter takes for the moment, which nothing here may depend on
   * @param inputs the cells that callers put values into, with those of any call
   * @param outputs what is to be read
   * @param allowance what calculating may cost that is the same in every call
   * @return empty if it is left to the interpreter: it has circles, depends on the moment or on
   *     chance, reads what nobody can foresee, or is too large
   */
  public static Optional<CompiledForm> of(
      Image image,
      Clock clock,
      Map<CellAddress, Value> inputs,
      List<CellRange> outputs,
      Allowance allowance) {
    try {
      var places = Inputs.of(image, inputs.keySet());
      var reach = Reach.of(image, places, outputs);
      var layout = new Layout(image, places, reach, clock, inputs, allowance);
      var memory = new Memory(layout);
      var programs = new ArrayList<Program>();
      for (var cell : reach.moving()) {
        programs.add(Program.of(layout, memory, cell, reach.cost(cell)));
      }
      return Optional.of(
          new CompiledForm(
              layout,
              memory,
              programs.toArray(Program[]::new),
              List.copyOf(outputs),
              outputs.stream().map(output -> shown(image, output)).toList()));
    } catch (UncompilableException e) {
      return Optional.empty();
    }
  }

  private static List<List<Shown>> shown(Image image, CellRange range) {
    var sheet = image.vocabulary().sheet(range.sheet());
    if (sheet == null) {
      throw new UncompilableException("There is no sheet " + range.sheet() + ".");
    }
    var rows = new ArrayList<List<Shown>>();
    for (var row = range.row(); row <= range.lastRow(); row++) {
      var cells = new ArrayList<Shown>();
      for (var column = range.column(); column <= range.lastColumn(); column++) {
        cells.add(new Shown(sheet, row, column, Answer.format(image, sheet, row, column)));
      }
      rows.add(cells);
    }
    return rows;
  }

  /** Whether it is made for a call that puts values into these cells and reads those. */
  public boolean fits(Map<CellAddress, Value> cells, List<CellRange> wanted) {
    return cells.size() == layout.inputs().size()
        && cells.keySet().containsAll(layout.inputs().addresses())
        && outputs.equals(wanted);
  }

  /** What it occupies, roughly in cells of a workbook. */
  public int weight() {
    return layout.weight();
  }

  /** How many of its formulas are left to the interpreter as a whole. */
  int wholes() {
    return (int) List.of(programs).stream().filter(Program::isWhole).count();
  }

  /** The same with one program changed, to see that a wrong one is found. */
  CompiledForm with(UnaryOperator<Program> change) {
    return new CompiledForm(
        layout,
        memory,
        List.of(programs).stream().map(change).toArray(Program[]::new),
        outputs,
        shown);
  }

  /**
   * Calculates.
   *
   * @param cells what to put into the inputs, for which this is made
   * @return the results in the order of the outputs; empty if the interpreter must do it
   */
  public Optional<List<Result>> run(Map<CellAddress, Value> cells, Allowance allowance) {
    var state = new State(layout, memory, allowance);
    var inputs = layout.inputs().addresses();
    for (var i = 0; i < inputs.size(); i++) {
      var value = cells.get(inputs.get(i));
      if (value == null) {
        return Optional.empty();
      }
      state.put(i, value);
    }
    try {
      for (var program : programs) {
        program.run(state);
      }
      return Optional.of(results(state));
    } catch (RuntimeException | StackOverflowError e) {
      // The interpreter says what is wrong, if anything is: with the workbook, or here.
      return Optional.empty();
    }
  }

  private List<Result> results(State state) {
    var results = new ArrayList<Result>(outputs.size());
    for (var i = 0; i < outputs.size(); i++) {
      var rows = new ArrayList<List<Answer>>();
      for (var cells : shown.get(i)) {
        var answers = new ArrayList<Answer>(cells.size());
        for (var cell : cells) {
          answers.add(new Answer(state.at(cell.sheet, cell.row, cell.column), cell.format));
        }
        rows.add(answers);
      }
      results.add(new Result(outputs.get(i), rows));
    }
    return results;
  }
}
