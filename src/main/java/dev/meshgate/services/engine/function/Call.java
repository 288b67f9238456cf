package dev.meshgate.services.engine.function;

import dev.meshgate.services.engine.cell.Area;
import dev.meshgate.services.engine.cell.Coercion;
import dev.meshgate.services.engine.cell.ErrorException;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.Grid;
import dev.meshgate.services.engine.cell.NumberValue;
import dev.meshgate.services.engine.cell.Operand;
import dev.meshgate.services.engine.cell.Reference;
import dev.meshgate.services.engine.cell.Value;

/** A function's arguments, each evaluated when it is first asked for, and where it stands. */
public abstract class Call {

  /** How many arguments there are, those between two commas included. */
  public abstract int size();

  public abstract Operand operand(int index);

  /** Whether nothing stands there, or the argument is beyond the last one. */
  public abstract boolean isOmitted(int index);

  public abstract Frame frame();

  /** Whether the formula is one over arrays here, so that ranges are not cut to one cell. */
  public boolean isLifted() {
    return false;
  }

  /** One value; of a range that of the formula's own row or column; an error is a value too. */
  public Value value(int index) {
    return single(operand(index), frame());
  }

  public double number(int index) {
    var value = value(index);
    return value instanceof NumberValue number ? number.number() : Coercion.number(value);
  }

  public double number(int index, double absent) {
    return isOmitted(index) ? absent : number(index);
  }

  /** A number cut to a whole one, towards zero. */
  public int whole(int index) {
    return whole(number(index));
  }

  public int whole(int index, int absent) {
    return isOmitted(index) ? absent : whole(index);
  }

  public String text(int index) {
    return Coercion.text(value(index));
  }

  public String text(int index, String absent) {
    return isOmitted(index) ? absent : text(index);
  }

  public boolean flag(int index) {
    return Coercion.flag(value(index));
  }

  public boolean flag(int index, boolean absent) {
    return isOmitted(index) ? absent : flag(index);
  }

  /** A rectangle; a single value is one of one cell, an error ends the function. */
  public Area area(int index) {
    var operand = operand(index);
    if (operand instanceof Area area) {
      return area;
    }
    var value = (Value) operand;
    if (value instanceof ErrorValue error) {
      throw new ErrorException(error);
    }
    return Grid.row(value);
  }

  public Reference reference(int index) {
    var operand = operand(index);
    if (operand instanceof Reference reference) {
      return reference;
    }
    throw new ErrorException(operand instanceof ErrorValue error ? error : ErrorValue.VALUE);
  }

  /** Counts work against the budget and the deadline of the calculation. */
  public void spend(long work) {
    frame().book().spend(work);
  }

  /** A number cut to a whole one, towards zero. */
  public static int whole(double number) {
    if (number > Integer.MAX_VALUE || number < Integer.MIN_VALUE) {
      throw new ErrorException(ErrorValue.NUM);
    }
    return (int) number;
  }

  /** The one value that an operand stands for in a cell (implicit intersection). */
  public static Value single(Operand operand, Frame frame) {
    if (operand instanceof Value value) {
      return value;
    }
    var area = (Area) operand;
    if (area instanceof Grid || area.isSingle()) {
      return area.at(0, 0);
    }
    var reference = (Reference) area;
    if (reference.columns() == 1 && within(frame.row(), reference.row(), reference.lastRow())) {
      return reference.at(frame.row() - reference.row(), 0);
    }
    if (reference.rows() == 1
        && within(frame.column(), reference.column(), reference.lastColumn())) {
      return reference.at(0, frame.column() - reference.column());
    }
    return ErrorValue.VALUE;
  }

  private static boolean within(int at, int first, int last) {
    return at >= first && at <= last;
  }
}
