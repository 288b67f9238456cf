package dev.meshgate.services.contract;

import dev.meshgate.services.engine.cell.CellRange;
import dev.meshgate.services.engine.cell.EmptyValue;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.image.Image;
import java.util.ArrayList;
import java.util.List;

/** What stands in the cells of a workbook as it was saved. */
final class Stored {

  private final Image image;

  Stored(Image image) {
    this.image = image;
  }

  /** The values of a range, row by row, without what is empty or an error. */
  List<Value> values(CellRange range) {
    var sheet = image.sheet(range.sheet()).orElseThrow();
    var values = new ArrayList<Value>();
    for (var row = range.row(); row <= range.lastRow(); row++) {
      for (var column = range.column(); column <= range.lastColumn(); column++) {
        var cell = sheet.cell(row, column);
        if (cell != null
            && !(cell.value() instanceof EmptyValue)
            && !(cell.value() instanceof ErrorValue)) {
          values.add(cell.value());
        }
      }
    }
    return values;
  }

  /** An input that takes every day, to read days with. */
  static Input anyDay() {
    return new Input(
        "day",
        "Day",
        ValueType.DATE,
        new CellRange("-", 0, 0, 0, 0),
        true,
        null,
        null,
        List.of(),
        false,
        null,
        "",
        "",
        "",
        List.of());
  }
}
