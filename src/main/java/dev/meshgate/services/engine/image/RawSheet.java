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
  private final BitSet rowsOfFilters = new BitSet();

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

  /** From now on the hidden rows of that range count as hidden by a filter. */
  void filter(CellRange range) {
    rowsOfFilters.set(range.row(), range.lastRow() + 1);
  }

  boolean hasFilter() {
    return !rowsOfFilters.isEmpty();
  }

  /** The rows that a filter hides. */
  BitSet filteredRows() {
    var filtered = (BitSet) hiddenRows.clone();
    filtered.and(rowsOfFilters);
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
