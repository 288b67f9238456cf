package dev.meshgate.services.engine.formula;

import org.apache.poi.ss.usermodel.Table;
import org.apache.poi.ss.usermodel.TableStyleInfo;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/** A table as POI's parser asks about it. */
record TableView(TableDefinition table) implements Table {

  @Override
  public int getStartColIndex() {
    return table.range().column();
  }

  @Override
  public int getStartRowIndex() {
    return table.range().row();
  }

  @Override
  public int getEndColIndex() {
    return table.range().lastColumn();
  }

  @Override
  public int getEndRowIndex() {
    return table.range().lastRow();
  }

  @Override
  public String getName() {
    return table.name();
  }

  @Override
  public String getStyleName() {
    return "";
  }

  @Override
  public int findColumnIndex(String columnHeader) {
    for (var i = 0; i < table.columns().size(); i++) {
      if (table
          .columns()
          .get(i)
          .equalsIgnoreCase(columnHeader.replace("''", "'").replace("'#", "#"))) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public String getSheetName() {
    return table.range().sheet();
  }

  @Override
  public boolean isHasTotalsRow() {
    return table.totalsRows() > 0;
  }

  @Override
  public int getTotalsRowCount() {
    return table.totalsRows();
  }

  @Override
  public int getHeaderRowCount() {
    return table.headerRows();
  }

  @Override
  public @Nullable TableStyleInfo getStyle() {
    return null;
  }

  @Override
  public boolean contains(CellReference cell) {
    return getSheetName().equalsIgnoreCase(cell.getSheetName())
        && table.range().contains(cell.getRow(), cell.getCol());
  }
}
