package dev.meshgate.services.engine.compiled;

import dev.meshgate.services.engine.cell.Reference;
import dev.meshgate.services.engine.formula.Term;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was found out in one run about cells that are the same in all of them. It stops to learn
 * when it is as large as the workbook, so that nobody fills it with ever new questions.
 */
final class Memory {

  /** What an answer occupies beside what it tells of cells, in cells. */
  private static final int ANSWER = 8;

  private final Layout layout;
  private final long most;
  private final Map<Term.Cells, Range> ranges = new ConcurrentHashMap<>();
  private final AtomicLong used = new AtomicLong();

  Memory(Layout layout) {
    this.layout = layout;
    this.most = layout.image().weight();
  }

  /** What is known of a range whose cells never change. */
  private record Range(boolean isFixed, long cells, Map<Object, Object> answers) {}

  /** Takes room for a list of so many cells; at most half of all of it goes to such lists. */
  boolean reserve(long cells) {
    if (used.addAndGet(cells) > most / 2) {
      used.addAndGet(-cells);
      return false;
    }
    return true;
  }

  /** As {@link dev.meshgate.services.engine.cell.Cells#remembered} has it. */
  <T> @Nullable T remembered(Reference reference, Object question, Supplier<T> answer) {
    var range = range(reference);
    if (range == null || !range.isFixed) {
      return null;
    }
    @SuppressWarnings("unchecked") // The same question is asked by the same code.
    var known = (T) range.answers.get(question);
    if (known != null) {
      return known;
    }
    // An index has an entry for each cell, another answer a bit.
    var cost = ANSWER + (question instanceof Class ? 2 * range.cells : range.cells / 16);
    if (used.addAndGet(cost) > most) {
      used.addAndGet(-cost);
      return null;
    }
    var isKept = false;
    try {
      var found = answer.get();
      isKept = range.answers.putIfAbsent(question, found) == null;
      return found;
    } finally {
      if (!isKept) {
        used.addAndGet(-cost);
      }
    }
  }

  private @Nullable Range range(Reference reference) {
    var cells =
        new Term.Cells(
            reference.sheet(),
            reference.lastSheet(),
            reference.row(),
            reference.column(),
            reference.lastRow(),
            reference.lastColumn());
    var known = ranges.get(cells);
    if (known != null) {
      return known;
    }
    if (!reference.isOnOneSheet() || used.addAndGet(ANSWER) > most) {
      return null;
    }
    var size = (long) reference.usedRows() * reference.usedColumns();
    var range = new Range(layout.isFixed(cells), size, new ConcurrentHashMap<>());
    ranges.put(cells, range);
    return range;
  }
}
