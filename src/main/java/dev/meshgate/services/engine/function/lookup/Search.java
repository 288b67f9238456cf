package dev.meshgate.services.engine.function.lookup;

import dev.meshgate.services.engine.cell.Comparison;
import dev.meshgate.services.engine.cell.EmptyValue;
import dev.meshgate.services.engine.cell.ErrorException;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.TextValue;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.function.Wildcards;
import java.util.function.Predicate;

/** Where a value stands in a vector. */
final class Search {

  static final int NOWHERE = -1;

  /** The last rank of what can be compared. */
  private static final int FLAG = 3;

  private Search() {}

  /** The first or the last place of exactly this value; a text without regard to case. */
  static int exact(Vector vector, Value sought, boolean wildcards, boolean fromEnd) {
    var known = Index.knows(sought, wildcards) ? vector.index() : null;
    if (known != null) {
      return known.place(sought, fromEnd);
    }
    var test = test(sought, wildcards);
    var used = vector.usedSize();
    for (var i = 0; i < used; i++) {
      var index = fromEnd ? used - 1 - i : i;
      if (test.test(vector.at(index))) {
        return index;
      }
    }
    return NOWHERE;
  }

  private static Predicate<Value> test(Value sought, boolean wildcards) {
    if (sought instanceof ErrorValue error) {
      throw new ErrorException(error);
    }
    if (wildcards && sought instanceof TextValue text && Wildcards.has(text.text())) {
      var pattern = Wildcards.pattern(text.text());
      return value -> value instanceof TextValue one && pattern.matcher(one.text()).matches();
    }
    var rank = Comparison.rank(sought);
    return value -> Comparison.rank(value) == rank && Comparison.compare(value, sought) == 0;
  }

  /**
   * The place of the last value that is not greater, in a vector that ascends; with {@code
   * descending}, of the last that is not less, in one that descends. Halves it as Excel does, so
   * that in one that is not sorted the same place is found; values of other types are passed over.
   */
  static int sorted(Vector vector, Value sought, boolean descending) {
    if (sought instanceof ErrorValue error) {
      throw new ErrorException(error);
    }
    var rank = Comparison.rank(sought instanceof EmptyValue ? Value.of(0) : sought);
    var low = 0;
    var high = vector.usedSize() - 1;
    var found = NOWHERE;
    while (low <= high) {
      var middle = comparable(vector, (low + high) >>> 1, high, rank);
      if (middle > high) {
        // Nothing to compare with from the middle on: what is sought is before it.
        high = ((low + high) >>> 1) - 1;
        continue;
      }
      var order = Comparison.compare(vector.at(middle), sought);
      if ((descending ? -order : order) <= 0) {
        found = middle;
        low = middle + 1;
      } else {
        high = ((low + high) >>> 1) - 1;
      }
    }
    return found;
  }

  private static int comparable(Vector vector, int from, int to, int rank) {
    var at = from;
    while (at <= to && Comparison.rank(vector.at(at)) != rank) {
      at++;
    }
    return at;
  }

  /** The place of the value that is nearest from below or from above, wherever it stands. */
  static int nearest(Vector vector, Value sought, boolean above, boolean fromEnd) {
    var exact = exact(vector, sought, false, fromEnd);
    if (exact != NOWHERE) {
      return exact;
    }
    var best = NOWHERE;
    var used = vector.usedSize();
    for (var i = 0; i < used; i++) {
      var index = fromEnd ? used - 1 - i : i;
      var value = vector.at(index);
      // Numbers come before texts and texts before flags, so one may be the nearest to another.
      if (Comparison.rank(value) <= FLAG && (Comparison.compare(value, sought) > 0) == above) {
        var better = best == NOWHERE || (Comparison.compare(value, vector.at(best)) < 0) == above;
        if (better && (best == NOWHERE || Comparison.compare(value, vector.at(best)) != 0)) {
          best = index;
        }
      }
    }
    return best;
  }
}
