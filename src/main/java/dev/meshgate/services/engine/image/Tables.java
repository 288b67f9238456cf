package dev.meshgate.services.engine.image;

import dev.meshgate.services.engine.cell.CellRange;
import dev.meshgate.services.engine.formula.TableDefinition;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Reads the definition of a table (ECMA-376 part 1, 18.5). */
final class Tables {

  private Tables() {}

  /** The table's range if a filter of its own hides some of its rows, or null. */
  static @Nullable CellRange filtered(byte[] part, String sheet, Deadline deadline) {
    try (var xml = new Xml(part, "a table", deadline)) {
      for (String element; (element = xml.next()) != null; ) {
        var range = element.equals("autoFilter") ? AutoFilter.range(xml) : null;
        if (range != null) {
          return CellRange.of(sheet, range);
        }
      }
      return null;
    } catch (IllegalArgumentException e) {
      throw new RefusedWorkbookException("A table of the sheet " + sheet + " is damaged.", e);
    }
  }

  static TableDefinition read(byte[] part, String sheet, Deadline deadline) {
    try (var xml = new Xml(part, "a table", deadline)) {
      TableDefinition head = null;
      var columns = new ArrayList<String>();
      for (String element; (element = xml.next()) != null; ) {
        if (element.equals("table")) {
          head =
              new TableDefinition(
                  xml.attribute("displayName", xml.attribute("name", "")),
                  CellRange.of(sheet, xml.attribute("ref", "")),
                  columns,
                  xml.number("headerRowCount", 1),
                  xml.number("totalsRowCount", 0));
        } else if (element.equals("tableColumn")) {
          columns.add(Strings.unescaped(xml.attribute("name", "")));
        }
      }
      if (head == null) {
        throw new RefusedWorkbookException("A table of the sheet " + sheet + " is damaged.");
      }
      return new TableDefinition(
          head.name(), head.range(), columns, head.headerRows(), head.totalsRows());
    } catch (IllegalArgumentException e) {
      throw new RefusedWorkbookException("A table of the sheet " + sheet + " is damaged.", e);
    }
  }
}
