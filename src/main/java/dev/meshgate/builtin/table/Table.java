package dev.meshgate.builtin.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Named columns of text cells, every row as long as the header.
 *
 * @param form what it was written as, for people: {@code CSV}, {@code JSON}
 * @param pointDecimals whether the form itself fixes the decimal point, as JSON does
 * @param commaLikely whether the form makes a decimal comma likely, as a semicolon between cells
 *     does
 * @param notes what a reader of the numbers must know about how the table was read
 */
public record Table(
    String form,
    List<String> header,
    List<List<String>> rows,
    boolean pointDecimals,
    boolean commaLikely,
    List<String> notes) {

  public Table {
    header = distinct(header);
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
  }

  static Table of(String form, List<String> header, List<List<String>> rows) {
    return new Table(form, header, rows, false, false, List.of());
  }

  /** The cells of one column from top to bottom. */
  public List<String> column(int index) {
    return rows.stream().map(row -> row.get(index)).toList();
  }

  /** Every column has a name, and no two the same. */
  private static List<String> distinct(List<String> names) {
    Set<String> taken = new HashSet<>();
    var distinct = new ArrayList<String>();
    for (var i = 0; i < names.size(); i++) {
      var base = names.get(i).isBlank() ? "column_" + (i + 1) : names.get(i).strip();
      var name = base;
      for (var n = 2; !taken.add(name.toLowerCase(Locale.ROOT)); n++) {
        name = base + "_" + n;
      }
      distinct.add(name);
    }
    return List.copyOf(distinct);
  }

  /**
   * Rows without a header get one, and rows that have it lose it. A header names things: none of
   * its cells is a number or a date.
   */
  static Table withHeader(String form, List<List<String>> records) {
    var first = records.get(0);
    var named =
        records.size() > 1 && first.stream().noneMatch(Table::isValue) && !first.contains("");
    if (named) {
      return of(form, first, records.subList(1, records.size()));
    }
    var names = new ArrayList<String>();
    for (var i = 0; i < first.size(); i++) {
      names.add("column_" + (i + 1));
    }
    return of(form, names, records);
  }

  static boolean isValue(String cell) {
    return Numeral.of(cell).isPresent() || Dates.looksLikeDate(cell);
  }
}
