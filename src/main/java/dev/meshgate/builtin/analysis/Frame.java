package dev.meshgate.builtin.analysis;

import dev.meshgate.builtin.table.Column;
import dev.meshgate.builtin.table.ColumnType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Understood columns, and the rows of them that are looked at.
 *
 * @param rows indexes into the columns
 */
record Frame(List<Column> columns, List<Integer> rows) {

  static Frame of(List<Column> columns, int rows) {
    return new Frame(columns, IntStream.range(0, rows).boxed().toList());
  }

  Frame only(IntPredicate wanted) {
    return new Frame(columns, rows.stream().filter(wanted::test).toList());
  }

  List<Column> measures() {
    return columns.stream().filter(Column::isMeasure).toList();
  }

  List<Column> groupings() {
    return columns.stream().filter(column -> column.type().isGrouping()).toList();
  }

  Optional<Column> timeline() {
    return columns.stream().filter(column -> column.type() == ColumnType.DATE).findFirst();
  }

  List<Double> numbers(Column column) {
    return rows.stream().map(column.numbers()::get).toList();
  }

  Statistics statistics(Column column) {
    return Statistics.of(numbers(column));
  }

  /** The rows put together by a label, in the order of their first row. A blank is no label. */
  Map<String, Frame> groups(IntFunction<String> label) {
    var groups = new LinkedHashMap<String, List<Integer>>();
    for (int row : rows) {
      var name = label.apply(row);
      if (!name.isEmpty()) {
        groups.computeIfAbsent(name, key -> new ArrayList<>()).add(row);
      }
    }
    var frames = new LinkedHashMap<String, Frame>();
    groups.forEach((name, members) -> frames.put(name, new Frame(columns, members)));
    return frames;
  }
}
