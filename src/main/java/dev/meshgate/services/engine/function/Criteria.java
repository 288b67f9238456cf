package dev.meshgate.services.engine.function;

import dev.meshgate.services.engine.cell.Area;
import dev.meshgate.services.engine.cell.EmptyValue;
import dev.meshgate.services.engine.cell.ErrorException;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.NumberValue;
import dev.meshgate.services.engine.cell.Reference;
import dev.meshgate.services.engine.cell.TextValue;
import dev.meshgate.services.engine.cell.Value;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What COUNTIF and its kin look for in ranges of one size, at the same place of all of them. */
record Criteria(List<Test> tests) {

  /** The places of a larger range are not remembered. */
  private static final long LARGEST = 4L << 20;

  /** Nor is what is looked for, if it has more characters. */
  private static final int LONGEST = 255;

  /**
   * A range and what is looked for in it.
   *
   * @param places where it is met, if these cells are the same in every calculation
   */
  record Test(Area area, Criterion criterion, @Nullable Places places) {

    static Test of(Area area, Value value) {
      var criterion = Criterion.of(value);
      var places =
          area instanceof Reference range && range.size() <= LARGEST && isShort(value)
              ? range.cells().remembered(range, value, () -> Places.of(range, criterion))
              : null;
      return new Test(area, criterion, places);
    }

    /** What callers say is kept as long as its places are; a longer text is looked for anew. */
    private static boolean isShort(Value value) {
      return !(value instanceof TextValue text) || text.text().length() <= LONGEST;
    }

    boolean holds(int row, int column) {
      return places == null ? criterion.test(area.at(row, column)) : places.contains(row, column);
    }
  }

  /**
   * Where in a range a criterion is met, row by row.
   *
   * @param rows how many rows were looked at; the cells beyond them are empty
   * @param ofEmpty whether an empty cell meets it
   */
  private record Places(BitSet met, int rows, int columns, boolean ofEmpty) {

    static Places of(Reference range, Criterion criterion) {
      var met = new BitSet();
      var rows = range.usedRows();
      var columns = range.usedColumns();
      for (var row = 0; row < rows; row++) {
        for (var column = 0; column < columns; column++) {
          if (criterion.test(range.at(row, column))) {
            met.set(row * columns + column);
          }
        }
      }
      return new Places(met, rows, columns, criterion.test(EmptyValue.EMPTY));
    }

    boolean contains(int row, int column) {
      return (row < rows && column < columns) ? met.get(row * columns + column) : ofEmpty;
    }
  }

  /** Is shown the places that meet all criteria, row by row. */
  @FunctionalInterface
  private interface Visitor {

    void visit(int row, int column);
  }

  /** The range of the first one. */
  Area first() {
    return tests.get(0).area;
  }

  private boolean holds(int row, int column) {
    for (var test : tests) {
      if (!test.holds(row, column)) {
        return false;
      }
    }
    return true;
  }

  private void walk(int rows, int columns, Visitor visitor) {
    var few = fewest();
    if (few != null) {
      walk(few, rows, columns, visitor);
      return;
    }
    for (var row = 0; row < rows; row++) {
      for (var column = 0; column < columns; column++) {
        if (holds(row, column)) {
          visitor.visit(row, column);
        }
      }
    }
  }

  /** Only where the rarest is met can all be met. */
  private void walk(Places few, int rows, int columns, Visitor visitor) {
    var width = few.columns;
    for (var i = few.met.nextSetBit(0); i >= 0; i = few.met.nextSetBit(i + 1)) {
      var row = i / width;
      var column = i % width;
      if (row >= rows) {
        return;
      }
      if (column < columns && holds(row, column)) {
        visitor.visit(row, column);
      }
    }
  }

  private @Nullable Places fewest() {
    Places fewest = null;
    for (var test : tests) {
      var places = test.places;
      if (places != null
          && !places.ofEmpty
          && (fewest == null || places.met.cardinality() < fewest.met.cardinality())) {
        fewest = places;
      }
    }
    return fewest;
  }

  /** Cells that were never used are empty all alike, so one of them speaks for the others. */
  double count() {
    var rows = tests.stream().mapToInt(test -> test.area.usedRows()).max().orElse(0);
    var columns = tests.stream().mapToInt(test -> test.area.usedColumns()).max().orElse(0);
    var count = new long[1];
    walk(rows, columns, (row, column) -> count[0]++);
    var unused = first().size() - (long) rows * columns;
    var empty = EmptyValue.EMPTY;
    return unused > 0 && tests.stream().allMatch(test -> test.criterion.test(empty))
        ? count[0] + unused
        : count[0];
  }

  /** The numbers that stand in an area where the criteria are met; an error there ends it. */
  double[] numbers(Area area) {
    var numbers = new Numbers();
    walk(
        area.usedRows(),
        area.usedColumns(),
        (row, column) -> {
          var value = area.at(row, column);
          if (value instanceof ErrorValue error) {
            throw new ErrorException(error);
          }
          if (value instanceof NumberValue number) {
            numbers.add(number.number());
          }
        });
    return numbers.toArray();
  }
}
