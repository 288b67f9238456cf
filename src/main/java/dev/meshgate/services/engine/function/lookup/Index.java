package dev.meshgate.services.engine.function.lookup;

import dev.meshgate.services.engine.cell.Comparison;
import dev.meshgate.services.engine.cell.NumberValue;
import dev.meshgate.services.engine.cell.TextValue;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.function.Wildcards;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The first and the last place of every value of a vector, so that it need not be searched from its
 * end to find exactly one.
 */
final class Index {

  /** Wider than what numbers that count as equal may differ by. */
  private static final double NEAR = 1e-14;

  private final Map<String, Places> texts = new HashMap<>();
  private final NavigableMap<Double, Places> numbers = new TreeMap<>();

  private Index() {}

  /** Where a value stands first and last. */
  private record Places(int first, int last) {

    Places and(Places other) {
      return new Places(Math.min(first, other.first), Math.max(last, other.last));
    }

    int place(boolean fromEnd) {
      return fromEnd ? last : first;
    }
  }

  static Index of(Vector vector) {
    var index = new Index();
    var used = vector.usedSize();
    for (var i = 0; i < used; i++) {
      index.add(vector.at(i), new Places(i, i));
    }
    return index;
  }

  private void add(Value value, Places places) {
    if (value instanceof TextValue text) {
      texts.merge(folded(text.text()), places, Places::and);
    } else if (value instanceof NumberValue number) {
      numbers.merge(number.number(), places, Places::and);
    }
  }

  /** Whether a value is found by this, and not only by looking at each one. */
  static boolean knows(Value sought, boolean wildcards) {
    return sought instanceof NumberValue
        || (sought instanceof TextValue text && !(wildcards && Wildcards.has(text.text())));
  }

  /** The place of a number or a text. */
  int place(Value sought, boolean fromEnd) {
    if (sought instanceof NumberValue number) {
      return place(number.number(), fromEnd);
    }
    var places = sought instanceof TextValue text ? texts.get(folded(text.text())) : null;
    return places == null ? Search.NOWHERE : places.place(fromEnd);
  }

  private int place(double sought, boolean fromEnd) {
    var around = Math.abs(sought) * NEAR;
    Places found = null;
    for (var one : numbers.subMap(sought - around, true, sought + around, true).entrySet()) {
      if (Comparison.compare(one.getKey(), sought) == 0) {
        found = found == null ? one.getValue() : found.and(one.getValue());
      }
    }
    return found == null ? Search.NOWHERE : found.place(fromEnd);
  }

  /** Texts that are equal without regard to case, as Java compares them, become the same. */
  private static String folded(String text) {
    var folded = new StringBuilder(text.length());
    text.codePoints()
        .map(point -> Character.toLowerCase(Character.toUpperCase(point)))
        .forEach(folded::appendCodePoint);
    return folded.toString();
  }
}
