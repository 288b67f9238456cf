package dev.meshgate.services.engine.cell;

import java.util.Locale;
import java.util.regex.Pattern;

/** A cell by its sheet's name; row and column count from 0. */
public record CellAddress(String sheet, int row, int column) {

  private static final Pattern A1 = Pattern.compile("\\$?([A-Za-z]{1,3})\\$?([1-9][0-9]{0,6})");

  public CellAddress {
    if (row < 0 || row >= Reference.MAX_ROWS || column < 0 || column >= Reference.MAX_COLUMNS) {
      throw new IllegalArgumentException("There is no row " + row + ", column " + column + ".");
    }
  }

  /** An address as in {@code Prices!B3} or {@code 'Price list'!B3}. */
  public static CellAddress of(String text) {
    var mark = text.lastIndexOf('!');
    if (mark < 1) {
      throw new IllegalArgumentException(
          "'" + text + "' names no sheet. An address looks like Sheet1!B3.");
    }
    return of(unquoted(text.substring(0, mark)), text.substring(mark + 1));
  }

  /** An address as in {@code B3} on that sheet. */
  public static CellAddress of(String sheet, String a1) {
    var matcher = A1.matcher(a1);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + a1 + "' is no address of a cell, such as B3.");
    }
    return new CellAddress(sheet, Integer.parseInt(matcher.group(2)) - 1, column(matcher.group(1)));
  }

  /** The number of a column, from 0, by its letters. */
  static int column(String letters) {
    var column = 0;
    for (var letter : letters.toUpperCase(Locale.ROOT).toCharArray()) {
      column = column * 26 + letter - 'A' + 1;
    }
    return column - 1;
  }

  /** The letters of a column that counts from 0. */
  public static String letters(int column) {
    var letters = new StringBuilder();
    for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
      letters.insert(0, (char) ('A' + (rest - 1) % 26));
    }
    return letters.toString();
  }

  /** As in {@code B3}. */
  public String a1() {
    return letters(column) + (row + 1);
  }

  static String unquoted(String sheet) {
    return sheet.length() > 1 && sheet.startsWith("'") && sheet.endsWith("'")
        ? sheet.substring(1, sheet.length() - 1).replace("''", "'")
        : sheet;
  }

  static String quoted(String sheet) {
    return sheet.matches("[A-Za-z_][A-Za-z0-9_]*") ? sheet : "'" + sheet.replace("'", "''") + "'";
  }

  @Override
  public String toString() {
    return quoted(sheet) + "!" + a1();
  }
}
