package dev.meshgate.services.engine.image;

import dev.meshgate.services.engine.cell.CellAddress;
import dev.meshgate.services.engine.cell.CellRange;
import dev.meshgate.services.engine.cell.EmptyValue;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.Numerals;
import dev.meshgate.services.engine.cell.Reference;
import dev.meshgate.services.engine.cell.Value;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the cells of a sheet (ECMA-376 part 1, 18.3.1). */
final class SheetReader {

  /** How deep the parts of a sheet lie, the sheet itself being the first element. */
  private static final int DEPTH_OF_PARTS = 2;

  private final RawSheet sheet;
  private final Xml xml;
  private final Strings strings;
  private final Styles styles;
  private final Tally tally;
  private int row = -1;
  private int column = -1;
  private boolean isFiltered;

  SheetReader(RawSheet sheet, Xml xml, Strings strings, Styles styles, Tally tally) {
    this.sheet = sheet;
    this.xml = xml;
    this.strings = strings;
    this.styles = styles;
    this.tally = tally;
  }

  void read() {
    for (String element; (element = xml.next()) != null; ) {
      switch (element) {
        case "row" -> {
          row = xml.number("r", row + 2) - 1;
          column = -1;
          if (row >= 0 && row < Reference.MAX_ROWS && xml.flag("hidden", false)) {
            sheet.hiddenRows().set(row);
          }
        }
        case "sheetPr" -> isFiltered = xml.flag("filterMode", false);
        case "autoFilter" -> {
          // Views of single persons have filters of their own (ECMA-376 part 1, 18.3.1.25).
          if (xml.depth() == DEPTH_OF_PARTS) {
            readFilter();
          }
        }
        case "c" -> readCell();
        case "dataValidation" -> readValidation();
        case "oleObject", "control", "externalReference" ->
            throw new RefusedWorkbookException(
                "The sheet " + sheet.name() + " has embedded objects, which are not taken.");
        default -> {}
      }
    }
    if (isFiltered && !sheet.hasFilter()) {
      // An advanced filter: where it was applied only a name tells that Excel keeps to itself.
      sheet.filter(CellRange.of(sheet.name(), "A1:XFD1048576"));
    }
  }

  private void readFilter() {
    var range = AutoFilter.range(xml);
    if (range != null) {
      sheet.filter(ranges(range).get(0));
    }
  }

  private void readCell() {
    var address = xml.attribute("r");
    place(address);
    var type = xml.attribute("t", "n");
    var format = styles.format(xml.number("s", 0));
    var isDynamic = xml.attribute("cm") != null;
    var depth = xml.depth();
    String text = null;
    RawFormula formula = null;
    for (String element; (element = xml.nextWithin(depth)) != null; ) {
      switch (element) {
        case "f" -> formula = formula(isDynamic);
        case "v" -> text = xml.text();
        case "is" -> text = xml.text(Strings.PHONETIC);
        default -> {}
      }
    }
    if (text != null || formula != null) {
      tally.cell();
      // A formula whose value is an empty text has an empty v, and some writers none.
      var isStored = text != null && !(formula != null && text.isEmpty() && !type.equals("str"));
      var value = text == null ? EmptyValue.EMPTY : value(type, text);
      sheet.put(row, column, new RawSheet.RawCell(value, isStored, format, formula));
    }
  }

  private void place(@Nullable String address) {
    if (address == null) {
      column++;
    } else {
      var place = address(address);
      row = place.row();
      column = place.column();
    }
    if (row < 0 || row >= Reference.MAX_ROWS || column >= Reference.MAX_COLUMNS) {
      throw damaged("a cell beside the sheet");
    }
  }

  private CellAddress address(String address) {
    try {
      return CellAddress.of(sheet.name(), address);
    } catch (IllegalArgumentException e) {
      throw damaged("a cell '" + address + "'");
    }
  }

  private Value value(String type, String text) {
    return switch (type) {
      case "s" -> Value.of(strings.get((int) number(text)));
      case "str", "inlineStr" -> own(text);
      case "b" -> Value.of(text.strip().equals("1") || text.strip().equalsIgnoreCase("true"));
      case "e" -> ErrorValue.named(text.strip()).orElse(ErrorValue.VALUE);
      case "d" -> date(text);
      default -> text.isBlank() ? EmptyValue.EMPTY : Value.of(number(text));
    };
  }

  private Value own(String text) {
    tally.characters(text.length());
    return Value.of(Strings.unescaped(text));
  }

  /** ISO 8601, which only few programs write. */
  private Value date(String text) {
    var moment = Numerals.moment(text.replace("Z", ""));
    if (Double.isNaN(moment)) {
      throw damaged("a date '" + text + "'");
    }
    return Value.of(moment);
  }

  private double number(String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      throw damaged("'" + text + "' where a number should be");
    }
  }

  private RawFormula formula(boolean isDynamic) {
    var type = xml.attribute("t", "normal");
    var range = xml.attribute("ref");
    var shared = xml.number("si", -1);
    var text = xml.text();
    tally.formula();
    tally.characters(text.length());
    return new RawFormula(
        text, type, range == null ? null : ranges(range).get(0), shared, isDynamic);
  }

  private List<CellRange> ranges(String list) {
    try {
      return Arrays.stream(list.strip().split("\\s+", -1))
          .map(range -> CellRange.of(sheet.name(), range))
          .toList();
    } catch (IllegalArgumentException e) {
      throw damaged("a range '" + list + "'");
    }
  }

  /** The element of 2006 and that of 2009, which has its ranges and formulas one level deeper. */
  private void readValidation() {
    var type = xml.attribute("type", "none");
    var operator = xml.attribute("operator", "between");
    var blank = xml.flag("allowBlank", false);
    var ranges = xml.attribute("sqref");
    var prompt = Strings.unescaped(xml.attribute("prompt", "")).strip();
    var depth = xml.depth();
    String first = null;
    String second = null;
    for (String element; (element = xml.nextWithin(depth)) != null; ) {
      switch (element) {
        case "formula1" -> first = xml.text().strip();
        case "formula2" -> second = xml.text().strip();
        case "sqref" -> ranges = xml.text().strip();
        default -> {}
      }
    }
    if (ranges != null && !ranges.isBlank() && !type.equals("none")) {
      tally.cell();
      tally.characters(prompt.length());
      sheet
          .validations()
          .add(new Validation(ranges(ranges), type, operator, blank, first, second, prompt));
    }
  }

  private RefusedWorkbookException damaged(String what) {
    return new RefusedWorkbookException(
        "The sheet " + sheet.name() + " is damaged: it has " + what + ".");
  }
}
