package dev.meshgate.services.engine.function;

import dev.meshgate.services.engine.cell.Area;
import dev.meshgate.services.engine.cell.ErrorException;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.NumberValue;

/**
 * Numbers of two arrays that stand at the same place; where one is no number, both are left out.
 */
public final class Pairs {

  private final double[] xs;
  private final double[] ys;

  private Pairs(double[] xs, double[] ys) {
    this.xs = xs;
    this.ys = ys;
  }

  /** Both in the order of their cells; {@code #N/A} when they have not the same size. */
  public static Pairs of(Area one, Area other) {
    if (one.size() != other.size()) {
      throw new ErrorException(ErrorValue.NA);
    }
    var xs = new Numbers();
    var ys = new Numbers();
    var columns = one.columns();
    var count = Math.min(one.size(), (long) one.usedRows() * columns);
    for (var i = 0; i < count; i++) {
      var x = one.at(i / columns, i % columns);
      var y = other.at(i / other.columns(), i % other.columns());
      if (x instanceof ErrorValue error) {
        throw new ErrorException(error);
      }
      if (y instanceof ErrorValue error) {
        throw new ErrorException(error);
      }
      if (x instanceof NumberValue first && y instanceof NumberValue second) {
        xs.add(first.number());
        ys.add(second.number());
      }
    }
    return new Pairs(xs.toArray(), ys.toArray());
  }

  public int size() {
    return xs.length;
  }

  public double x(int index) {
    return xs[index];
  }

  public double y(int index) {
    return ys[index];
  }

  public double[] xs() {
    return xs.clone();
  }

  public double[] ys() {
    return ys.clone();
  }
}
