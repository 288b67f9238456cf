package dev.meshgate.services.engine.image;

import dev.meshgate.services.engine.cell.CellAddress;
import dev.meshgate.services.engine.cell.EmptyValue;
import dev.meshgate.services.engine.cell.Value;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import javax.xml.stream.XMLStreamConstants;

/** Copies a sheet with other values in some cells, and new values of its formulas. */
final class SheetCopy {

  private final Sheet sheet;
  private final NavigableMap<Integer, NavigableMap<Integer, Value>> inputs;
  private final Function<FormulaCell, Optional<Value>> values;
  private final XmlCopy xml;
  private int row = -1;
  private int column = -1;
  private boolean isInRow;

  /** Whether a cell may lose a formula that others share. */
  private final boolean unshares;

  /**
   * Prepares the copy.
   *
   * @param inputs by row and column; taken out as they are written
   * @param values of formulas; empty where the old one is to go and no new one is known
   */
  SheetCopy(
      Sheet sheet,
      Map<Integer, ? extends Map<Integer, Value>> inputs,
      Function<FormulaCell, Optional<Value>> values,
      XmlCopy xml) {
    this.sheet = sheet;
    this.inputs = new TreeMap<>();
    inputs.forEach((at, cells) -> this.inputs.put(at, new TreeMap<>(cells)));
    this.values = values;
    this.xml = xml;
    this.unshares =
        inputs.entrySet().stream()
            .anyMatch(
                cells ->
                    cells.getValue().keySet().stream()
                        .anyMatch(at -> isFormula(cells.getKey(), at)));
  }

  private boolean isFormula(int atRow, int atColumn) {
    var cell = sheet.cell(atRow, atColumn);
    return cell != null && cell.formula() != null;
  }

  void write() {
    var isInData = false;
    for (int event; (event = xml.next()) != XMLStreamConstants.END_DOCUMENT; ) {
      if (event == XMLStreamConstants.START_ELEMENT && xml.name().equals("sheetData")) {
        isInData = true;
      } else if (isInData && event == XMLStreamConstants.END_ELEMENT) {
        end(xml.name());
        isInData = !xml.name().equals("sheetData");
      } else if (isInData && event == XMLStreamConstants.START_ELEMENT && start(xml.name())) {
        continue;
      }
      xml.copy(event);
    }
  }

  /** Whether the beginning of this element has been written. */
  private boolean start(String element) {
    if (element.equals("row")) {
      var number = xml.attribute("r");
      row = number == null ? row + 1 : Integer.parseInt(number.strip()) - 1;
      column = -1;
      rowsBefore(row);
      isInRow = true;
      var attributes = xml.attributes();
      if (inputs.containsKey(row)) {
        // It says which columns the row has, which may be others now.
        attributes.remove("spans");
      }
      xml.start(attributes);
      return true;
    }
    if (element.equals("c")) {
      var address = xml.attribute("r");
      var place = address == null ? null : CellAddress.of(sheet.name(), address);
      column = place == null ? column + 1 : place.column();
      if (isInRow) {
        cellsBefore(column);
      } else if (place != null) {
        row = place.row();
      }
      return cell();
    }
    return false;
  }

  private void end(String element) {
    if (element.equals("row")) {
      cellsBefore(Integer.MAX_VALUE);
      inputs.remove(row);
      isInRow = false;
    } else if (element.equals("sheetData")) {
      rowsBefore(Integer.MAX_VALUE);
    }
  }

  /** Rows that the file does not have. */
  private void rowsBefore(int limit) {
    var prefix = xml.prefix();
    var rows = inputs.headMap(limit);
    rows.forEach(
        (at, cells) -> {
          if (cells.isEmpty()) {
            return;
          }
          xml.raw("<" + prefix + "row r=\"" + (at + 1) + "\">");
          cells.forEach((atColumn, value) -> newCell(at, atColumn, value, prefix));
          xml.raw("</" + prefix + "row>");
        });
    rows.clear();
  }

  /** Cells that the file does not have in this row. */
  private void cellsBefore(int limit) {
    var cells = inputs.get(row);
    if (cells != null) {
      var before = cells.headMap(limit);
      before.forEach((at, value) -> newCell(row, at, value, xml.prefix()));
      before.clear();
    }
  }

  private void newCell(int atRow, int atColumn, Value value, String prefix) {
    if (!(value instanceof EmptyValue)) {
      xml.raw("<" + prefix + "c");
      xml.attribute("r", CellAddress.letters(atColumn) + (atRow + 1));
      var type = CellMarkup.type(value, false);
      if (!type.isEmpty()) {
        xml.attribute("t", type);
      }
      xml.raw(">" + CellMarkup.content(value, false, prefix) + "</" + prefix + "c>");
    }
  }

  /** Whether the cell that begins here has been written, with all but its end. */
  private boolean cell() {
    var cells = inputs.get(row);
    var input = cells == null ? null : cells.remove(column);
    if (input != null) {
      replace(input);
      return true;
    }
    var known = sheet.cell(row, column);
    var formula = known == null ? null : known.formula();
    if (known == null || formula == null) {
      return false;
    }
    var value = values.apply(formula);
    if (!unshares
        && known.isStored()
        && value.isPresent()
        && value.orElseThrow().equals(known.value())) {
      return false;
    }
    recalculate(formula, value.orElse(EmptyValue.EMPTY));
    return true;
  }

  private void replace(Value value) {
    startCell(CellMarkup.type(value, false), true);
    var prefix = xml.prefix();
    xml.skip();
    xml.raw(CellMarkup.content(value, false, prefix) + "</" + prefix + "c>");
  }

  private void startCell(String type, boolean isConstant) {
    var attributes = xml.attributes();
    attributes.remove("t");
    // Metadata of the old value; those of the cell mark an array formula that spills.
    attributes.remove("vm");
    if (isConstant) {
      attributes.remove("cm");
    }
    if (!type.isEmpty()) {
      attributes.put("t", type);
    }
    xml.start(attributes);
  }

  /** The formula stays; the value that stands behind it is another one, or goes. */
  private void recalculate(FormulaCell formula, Value value) {
    startCell(CellMarkup.type(value, true), false);
    var prefix = xml.prefix();
    for (var depth = 1; depth > 0; ) {
      var event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        if (xml.name().equals("f")) {
          formula(formula);
        } else {
          xml.skip();
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
    xml.raw(CellMarkup.content(value, true, prefix) + "</" + prefix + "c>");
  }

  private void formula(FormulaCell formula) {
    if (unshares && "shared".equals(xml.attribute("t"))) {
      var prefix = xml.prefix();
      xml.skip();
      xml.raw("<" + prefix + "f>");
      xml.text(formula.text());
      xml.raw("</" + prefix + "f>");
      return;
    }
    xml.copy(XMLStreamConstants.START_ELEMENT);
    for (var depth = 1; depth > 0; ) {
      var event = xml.next();
      depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
      xml.copy(event);
    }
  }
}
