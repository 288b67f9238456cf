package dev.meshgate.services.engine.image;

import dev.meshgate.services.engine.cell.CellRange;
import dev.meshgate.services.engine.cell.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A sheet while it is read, its formulas not yet parsed. */
final class RawSheet {

  /** A cell as it stands in the file. */
  record RawCell(
      Value value, boolean isStored, NumberFormat format, @Nullable RawFormula formula) {}

  private final String name;
  private final boolean hidden;
  private final Map<Integer, Map<Integer, RawCell>> rows = new TreeMap<>();
  private final List<Validation> validations = new ArrayList<>();
  private final BitSet hiddenRows = new BitSet();
  private final List<CellRange> filters = new ArrayList<>();

  RawSheet(String name, boolean hidden) {
    this.name = name;
    this.hidden = hidden;
  }

  String name() {
    return name;
  }

  boolean isHidden() {
    return hidden;
  }

  /** By row and column, in their order. */
  Map<Integer, Map<Integer, RawCell>> rows() {
    return rows;
  }

  List<Validation> validations() {
    return validations;
  }

  BitSet hiddenRows() {
    return hiddenRows;
  }

  /** The ranges whose hidden rows a filter hides. */
  List<CellRange> filters() {
    return filters;
  }

  /** The rows that a filter hides. */
  BitSet filteredRows() {
    var filtered = new BitSet();
    hiddenRows.stream()
        .filter(
            row -> filters.stream().anyMatch(range -> row >= range.row() && row <= range.lastRow()))
        .forEach(filtered::set);
    return filtered;
  }

  void put(int row, int column, RawCell cell) {
    rows.computeIfAbsent(row, key -> new TreeMap<>()).put(column, cell);
  }

  @Nullable RawCell cell(int row, int column) {
    var cells = rows.get(row);
    return cells == null ? null : cells.get(column);
  }
}
