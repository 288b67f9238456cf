package dev.meshgate.services.engine.function;

import dev.meshgate.services.engine.cell.Area;
import dev.meshgate.services.engine.cell.ErrorException;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.Grid;
import dev.meshgate.services.engine.cell.Operand;
import dev.meshgate.services.engine.cell.Reference;
import dev.meshgate.services.engine.cell.Union;
import dev.meshgate.services.engine.cell.Value;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A function of single values over arrays: element by element, a row or a column or a single value
 * repeated, {@code #N/A} where one array is too short (ECMA-376 part 1, 18.17.2.7).
 */
public final class Lifting {

  /** No array of a formula may be larger. */
  public static final long MAX = 4L << 20;

  private Lifting() {}

  /** Applies a function, and over the elements when an array stands where one value should. */
  public static Operand apply(FunctionSpec spec, Call call) {
    for (var i = 0; i < call.size(); i++) {
      if (spec.parameter(i) == 'V' && isArray(call.operand(i), call.isLifted())) {
        return over(spec, call);
      }
    }
    return spec.function().apply(call);
  }

  /** Whether an operand must be taken element by element. */
  public static boolean isArray(Operand operand, boolean lifted) {
    if (operand instanceof Grid grid) {
      return !grid.isSingle();
    }
    return lifted && operand instanceof Reference reference && !reference.isSingle();
  }

  private static Operand over(FunctionSpec spec, Call call) {
    var operands = new Operand[call.size()];
    var areas = new @Nullable Area[call.size()];
    var shape = new Shape(1, 1);
    for (var i = 0; i < operands.length; i++) {
      operands[i] = call.operand(i);
      var parameter = spec.parameter(i);
      if ((parameter == 'V' || parameter == 'Z') && isArray(operands[i], call.isLifted())) {
        areas[i] = (Area) operands[i];
        shape = shape.and((Area) operands[i]);
      }
    }
    var at = operands.clone();
    return shape.fill(
        call.frame().book(),
        (row, column) -> {
          for (var i = 0; i < at.length; i++) {
            var area = areas[i];
            if (area != null) {
              at[i] = element(area, row, column);
            }
          }
          return one(spec, new FixedCall(call, Arrays.asList(at)));
        });
  }

  /** A function's value as an element of an array; an error is one. */
  private static Value one(FunctionSpec spec, Call call) {
    try {
      return Call.single(spec.function().apply(call), call.frame());
    } catch (ErrorException e) {
      return e.error();
    }
  }

  /** The element of a broadcast array. */
  public static Value element(Area area, int row, int column) {
    var atRow = area.rows() == 1 ? 0 : row;
    var atColumn = area.columns() == 1 ? 0 : column;
    return atRow < area.rows() && atColumn < area.columns()
        ? area.at(atRow, atColumn)
        : ErrorValue.NA;
  }

  /** The element of an operand that may be an array. */
  public static Value element(Operand operand, int row, int column) {
    return operand instanceof Area area ? element(area, row, column) : (Value) operand;
  }

  /** A rectangle's size. */
  public record Shape(int rows, int columns) {

    /** Large enough for both. */
    public Shape and(Operand operand) {
      if (operand instanceof Union) {
        throw new ErrorException(ErrorValue.VALUE);
      }
      return operand instanceof Area area
          ? new Shape(Math.max(rows, area.rows()), Math.max(columns, area.columns()))
          : this;
    }

    /** An array of that size, its elements made row by row and paid for. */
    public Grid fill(Book book, Element element) {
      var size = (long) rows * columns;
      if (size > MAX) {
        throw new ErrorException(ErrorValue.NUM);
      }
      book.spend(size);
      var values = new Value[(int) size];
      for (var row = 0; row < rows; row++) {
        book.spend(columns);
        for (var column = 0; column < columns; column++) {
          values[row * columns + column] = element.at(row, column);
        }
      }
      return Grid.of(rows, columns, values);
    }
  }

  /** What stands where. */
  @FunctionalInterface
  public interface Element {

    Value at(int row, int column);
  }
}
