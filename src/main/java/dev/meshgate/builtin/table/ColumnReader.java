package dev.meshgate.builtin.table;

import dev.meshgate.builtin.table.Dates.Order;
import dev.meshgate.builtin.table.Numeral.Style;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Understands the columns of a table. Most cells of a type make the type; the few others are told
 * as unreadable, never guessed.
 */
public final class ColumnReader {

  private static final double MOST = 0.8;
  private static final int MOST_CATEGORIES = 50;
  private static final int LONGEST_CATEGORY = 60;
  private static final double CATEGORIES_TO_ROWS = 0.7;
  private static final Set<String> BOOLEANS =
      Set.of("true", "false", "yes", "no", "y", "n", "ja", "nein", "wahr", "falsch");

  private final Table table;
  private final List<String> notes = new ArrayList<>();
  private final Style usual;

  private ColumnReader(Table table) {
    this.table = table;
    this.usual = usualStyle(table);
  }

  /**
   * All columns of a table.
   *
   * @param notes receives what a reader must know about how the cells were read
   */
  public static List<Column> read(Table table, List<String> notes) {
    var reader = new ColumnReader(table);
    var columns = new ArrayList<Column>();
    for (var i = 0; i < table.header().size(); i++) {
      columns.add(reader.column(table.header().get(i), table.column(i)));
    }
    notes.addAll(table.notes());
    notes.addAll(reader.notes);
    return List.copyOf(columns);
  }

  /** The decimals of the whole table, where a column does not prove its own. */
  private static Style usualStyle(Table table) {
    if (table.pointDecimals()) {
      return Style.POINT;
    }
    Style proven = null;
    for (var row : table.rows()) {
      for (var cell : row) {
        var style = Numeral.of(cell).map(Numeral::proves).orElse(null);
        if (style != null && proven != null && style != proven) {
          return Style.POINT;
        }
        proven = style == null ? proven : style;
      }
    }
    return proven != null ? proven : table.commaLikely() ? Style.COMMA : Style.POINT;
  }

  private Column column(String name, List<String> raw) {
    var cells = raw.stream().map(cell -> Column.isMissing(cell) ? "" : cell.strip()).toList();
    var present = cells.stream().filter(cell -> !cell.isEmpty()).toList();
    if (present.isEmpty()) {
      return plain(name, ColumnType.EMPTY, cells);
    }
    if (present.stream().allMatch(cell -> BOOLEANS.contains(cell.toLowerCase(Locale.ROOT)))) {
      return plain(name, ColumnType.BOOLEAN, cells);
    }
    return years(name, cells, present)
        .or(() -> numbers(name, cells, present))
        .or(() -> dates(name, cells, present))
        .orElseGet(() -> plain(name, wordsType(present), cells));
  }

  private static Column plain(String name, ColumnType type, List<String> cells) {
    var missing = (int) cells.stream().filter(String::isEmpty).count();
    return new Column(name, type, cells, List.of(), List.of(), null, missing, List.of());
  }

  private static ColumnType wordsType(List<String> present) {
    var distinct = new HashSet<>(present).size();
    var longest = present.stream().mapToInt(String::length).max().orElse(0);
    var repeats = distinct < present.size() && distinct <= present.size() * CATEGORIES_TO_ROWS;
    return repeats && distinct <= MOST_CATEGORIES && longest <= LONGEST_CATEGORY
        ? ColumnType.CATEGORY
        : ColumnType.TEXT;
  }

  /** A column named year that holds years: to add them up would be nonsense. */
  private static Optional<Column> years(String name, List<String> cells, List<String> present) {
    var named = name.toLowerCase(Locale.ROOT).matches("(?:.*[ _-])?(?:year|jahr|fy)");
    if (!named || !present.stream().allMatch(cell -> cell.matches("(?:1[89]|20|21)\\d\\d"))) {
      return Optional.empty();
    }
    var dates = new ArrayList<@Nullable LocalDateTime>();
    for (var cell : cells) {
      dates.add(cell.isEmpty() ? null : LocalDateTime.of(Integer.parseInt(cell), 1, 1, 0, 0));
    }
    return Optional.of(
        new Column(
            name,
            ColumnType.DATE,
            cells,
            List.of(),
            dates,
            null,
            cells.size() - present.size(),
            List.of()));
  }

  private Optional<Column> numbers(String name, List<String> cells, List<String> present) {
    var numerals = cells.stream().map(ColumnReader::numeral).toList();
    var readable = numerals.stream().filter(Objects::nonNull).toList();
    if (readable.isEmpty() || readable.size() < present.size() * MOST) {
      return Optional.empty();
    }
    var style = style(name, readable);
    var values = new ArrayList<Double>();
    var unreadable = new ArrayList<String>();
    for (var i = 0; i < cells.size(); i++) {
      var numeral = numerals.get(i);
      values.add(numeral == null ? Double.NaN : numeral.value(style));
      if (numeral == null && !cells.get(i).isEmpty()) {
        unreadable.add(cells.get(i));
      }
    }
    var whole = readable.stream().allMatch(numeral -> numeral.isInteger(style));
    return Optional.of(
        new Column(
            name,
            whole ? ColumnType.INTEGER : ColumnType.NUMBER,
            cells,
            values,
            List.of(),
            sharedUnit(readable),
            cells.size() - present.size(),
            unreadable));
  }

  private static @Nullable Numeral numeral(String cell) {
    return Numeral.of(cell).orElse(null);
  }

  private Style style(String name, List<Numeral> numerals) {
    if (table.pointDecimals()) {
      return Style.POINT;
    }
    var commas = numerals.stream().filter(n -> n.proves() == Style.COMMA).count();
    var points = numerals.stream().filter(n -> n.proves() == Style.POINT).count();
    var style = commas == points ? usual : commas > points ? Style.COMMA : Style.POINT;
    if (commas > 0 && points > 0) {
      notes.add(name + ": some numbers have a decimal comma and some a decimal point.");
    }
    var ambiguous = numerals.stream().filter(Numeral::isAmbiguous).findFirst();
    if (ambiguous.isPresent() && commas == points) {
      var numeral = ambiguous.orElseThrow();
      notes.add(
          String.format(
              Locale.ROOT,
              "%s: %s was read as %s.",
              name,
              numeral.digits(),
              Figures.plain(Math.abs(numeral.value(style)))));
    }
    return style;
  }

  private static @Nullable String sharedUnit(List<Numeral> numerals) {
    var units = numerals.stream().map(Numeral::unit).distinct().toList();
    return units.size() == 1 ? units.get(0) : null;
  }

  private Optional<Column> dates(String name, List<String> cells, List<String> present) {
    var proven = Dates.proven(present);
    var order = proven == null ? Order.DAY_FIRST : proven;
    var dates = new ArrayList<@Nullable LocalDateTime>();
    var unreadable = new ArrayList<String>();
    for (var cell : cells) {
      var date = Dates.parse(cell, order).orElse(null);
      dates.add(date);
      if (date == null && !cell.isEmpty()) {
        unreadable.add(cell);
      }
    }
    if (present.size() - unreadable.size() < present.size() * MOST) {
      return Optional.empty();
    }
    if (proven == null && present.stream().anyMatch(Dates::isAmbiguous)) {
      notes.add(name + ": dates were read with the day before the month.");
    }
    return Optional.of(
        new Column(
            name,
            ColumnType.DATE,
            cells,
            List.of(),
            dates,
            null,
            cells.size() - present.size(),
            unreadable));
  }
}
