package dev.meshgate.services.engine.formula;

import dev.meshgate.services.engine.cell.Operand;
import dev.meshgate.services.engine.function.FunctionSpec;
import java.util.List;

/** A part of a formula as it is written, for those who look at it and do not calculate. */
public sealed interface Term {

  /** What it is made of, from left to right. */
  default List<Term> parts() {
    return List.of();
  }

  /** Cells of one sheet, or of as many sheets in a row; everything counts from 0. */
  record Cells(int sheet, int lastSheet, int row, int column, int lastRow, int lastColumn)
      implements Term {

    public boolean isSingle() {
      return row == lastRow && column == lastColumn && sheet == lastSheet;
    }

    public int rows() {
      return lastRow - row + 1;
    }

    public int columns() {
      return lastColumn - column + 1;
    }
  }

  /** What the formula says literally. */
  record Literal(Operand operand) implements Term {}

  /** A name of LET, or an argument that was left out. */
  record Blank() implements Term {}

  /**
   * A function with its arguments.
   *
   * @param lifted whether it stands in an array formula, or where one is calculated
   */
  record Call(FunctionSpec function, List<Term> arguments, boolean lifted) implements Term {

    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public List<Term> parts() {
      return arguments;
    }
  }

  /**
   * Operands with operators between them; a sign or a percent has one operand and one operator.
   *
   * @param operators as they are written
   */
  record Operation(List<String> operators, List<Term> operands, boolean lifted) implements Term {

    public Operation {
      operators = List.copyOf(operators);
      operands = List.copyOf(operands);
    }

    @Override
    public List<Term> parts() {
      return operands;
    }
  }

  /**
   * References joined to another one.
   *
   * @param isRange whether it is everything from the one to the other
   */
  record Join(boolean isRange, Term left, Term right) implements Term {

    @Override
    public List<Term> parts() {
      return List.of(left, right);
    }
  }

  /** LET: the values of its names, and what is calculated with them, which comes last. */
  record Let(List<Term> parts) implements Term {

    public Let {
      parts = List.copyOf(parts);
    }
  }
}
