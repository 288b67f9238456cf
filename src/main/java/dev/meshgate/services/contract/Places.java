package dev.meshgate.services.contract;

import dev.meshgate.services.engine.cell.CellRange;
import dev.meshgate.services.engine.image.Image;
import java.util.Optional;

/** Finds the cells that a definition names in a workbook. */
final class Places {

  private final Image image;

  Places(Image image) {
    this.image = image;
  }

  /**
   * The cells of {@code Sheet1!B3}, of {@code Sheet1!A2:B6}, of a defined name, or of {@code B3} on
   * the first sheet, by the sheet's own spelling.
   *
   * @throws IllegalArgumentException saying what is wrong
   */
  CellRange range(String text) {
    var said = text.strip();
    if (said.contains("!")) {
      return spelled(CellRange.of(said));
    }
    return ofName(said).orElseGet(() -> CellRange.of(image.sheets().get(0).name(), said));
  }

  private Optional<CellRange> ofName(String name) {
    return image.names().stream()
        .filter(defined -> defined.sheet() == null && defined.name().equalsIgnoreCase(name))
        .findFirst()
        .map(defined -> spelled(CellRange.of(defined.formula().replace("$", ""))));
  }

  private CellRange spelled(CellRange range) {
    var sheet =
        image
            .sheet(range.sheet())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "The workbook has no sheet '"
                            + range.sheet()
                            + "'. It has "
                            + String.join(", ", image.sheets().stream().map(s -> s.name()).toList())
                            + "."));
    return new CellRange(
        sheet.name(), range.row(), range.column(), range.lastRow(), range.lastColumn());
  }

  Image image() {
    return image;
  }
}
