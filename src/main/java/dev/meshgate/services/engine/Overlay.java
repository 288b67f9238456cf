package dev.meshgate.services.engine;

import dev.meshgate.services.engine.cell.CellAddress;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.image.Image;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values that a caller puts over a workbook's cells for one calculation. */
final class Overlay {

  private final @Nullable Layer[] layers;

  private Overlay(@Nullable Layer[] layers) {
    this.layers = layers;
  }

  static Overlay of(Image image, Map<CellAddress, Value> inputs) {
    var layers = new @Nullable Layer[image.sheets().size()];
    inputs.forEach(
        (address, value) -> {
          var sheet = Calculation.sheet(image, address.sheet());
          var layer = layers[sheet];
          if (layer == null) {
            layer = new Layer();
            layers[sheet] = layer;
          }
          layer.put(address.row(), address.column(), value);
        });
    return new Overlay(layers);
  }

  @Nullable Value get(int sheet, int row, int column) {
    var layer = layers[sheet];
    return layer == null ? null : layer.get(row, column);
  }

  int usedRows(int sheet) {
    var layer = layers[sheet];
    return layer == null ? 0 : layer.rows.length();
  }

  int usedColumns(int sheet) {
    var layer = layers[sheet];
    return layer == null ? 0 : layer.columns;
  }

  /** What lies over one sheet. */
  private static final class Layer {

    private final BitSet rows = new BitSet();
    private final Map<Integer, Map<Integer, Value>> values = new HashMap<>();
    private int columns;

    void put(int row, int column, Value value) {
      rows.set(row);
      columns = Math.max(columns, column + 1);
      values.computeIfAbsent(row, key -> new HashMap<>()).put(column, value);
    }

    @Nullable Value get(int row, int column) {
      if (!rows.get(row)) {
        return null;
      }
      var cells = values.get(row);
      return cells == null ? null : cells.get(column);
    }
  }
}
