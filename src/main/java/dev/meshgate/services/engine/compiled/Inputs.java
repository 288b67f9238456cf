package dev.meshgate.services.engine.compiled;

import dev.meshgate.services.engine.cell.CellAddress;
import dev.meshgate.services.engine.formula.Term;
import dev.meshgate.services.engine.image.Image;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The cells that a caller puts values into, and which one each of them is. */
final class Inputs {

  static final int NONE = -1;

  private final List<CellAddress> addresses;
  private final List<Term.Cells> places = new ArrayList<>();
  private final Map<Long, Integer> numbers = new HashMap<>();
  private final BitSet[] rows;
  private final int[] columns;

  private Inputs(Image image, Set<CellAddress> addresses) {
    this.addresses = List.copyOf(addresses);
    this.rows = new BitSet[image.sheets().size()];
    this.columns = new int[rows.length];
    for (var i = 0; i < rows.length; i++) {
      rows[i] = new BitSet();
    }
    this.addresses.forEach(address -> add(image.vocabulary().sheet(address.sheet()), address));
  }

  /**
   * Those cells.
   *
   * @throws UncompilableException if one of them is none, or two are the same
   */
  static Inputs of(Image image, Set<CellAddress> addresses) {
    return new Inputs(image, addresses);
  }

  private void add(@Nullable Integer sheet, CellAddress address) {
    if (sheet == null) {
      throw new UncompilableException("There is no sheet " + address.sheet() + ".");
    }
    var row = address.row();
    var column = address.column();
    if (numbers.put(key(sheet, row, column), places.size()) != null) {
      throw new UncompilableException(address + " is given twice.");
    }
    places.add(new Term.Cells(sheet, sheet, row, column, row, column));
    rows[sheet].set(row);
    columns[sheet] = Math.max(columns[sheet], column + 1);
  }

  private static long key(int sheet, int row, int column) {
    return ((long) sheet << 34) | ((long) row << 14) | column;
  }

  /** Where they are, in the order of their numbers. */
  List<CellAddress> addresses() {
    return addresses;
  }

  int size() {
    return addresses.size();
  }

  /** The number of the one at that place, or {@link #NONE}. */
  int at(int sheet, int row, int column) {
    return rows[sheet].get(row) ? numbers.getOrDefault(key(sheet, row, column), NONE) : NONE;
  }

  /** Whether one of them lies in a rectangle. */
  boolean areIn(Term.Cells cells) {
    return places.stream()
        .anyMatch(
            place ->
                place.sheet() >= cells.sheet()
                    && place.sheet() <= cells.lastSheet()
                    && place.row() >= cells.row()
                    && place.row() <= cells.lastRow()
                    && place.column() >= cells.column()
                    && place.column() <= cells.lastColumn());
  }

  int usedRows(int sheet) {
    return rows[sheet].length();
  }

  int usedColumns(int sheet) {
    return columns[sheet];
  }
}
