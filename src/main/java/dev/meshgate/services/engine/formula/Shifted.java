package dev.meshgate.services.engine.formula;

import java.util.List;
import org.apache.poi.ss.formula.EvaluationWorkbook.ExternalSheet;
import org.apache.poi.ss.formula.FormulaRenderer;
import org.apache.poi.ss.formula.FormulaRenderingWorkbook;
import org.apache.poi.ss.formula.ptg.AreaPtgBase;
import org.apache.poi.ss.formula.ptg.NamePtg;
import org.apache.poi.ss.formula.ptg.NameXPtg;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.formula.ptg.RefPtg;
import org.apache.poi.ss.formula.ptg.RefPtgBase;
import org.jspecify.annotations.Nullable;

/** Writes a shared formula as it is in another cell (ECMA-376 part 1, 18.3.1.40). */
record Shifted(Vocabulary vocabulary, List<String> locals) implements FormulaRenderingWorkbook {

  String text(Ptg[] ptgs, int down, int right) {
    var place = new Place(0, 0, 0, down, right);
    var moved = new Ptg[ptgs.length];
    for (var i = 0; i < ptgs.length; i++) {
      moved[i] = moved(ptgs[i].copy(), place);
    }
    return FormulaRenderer.toFormulaString(this, moved);
  }

  private static Ptg moved(Ptg ptg, Place place) {
    if (ptg instanceof RefPtgBase cell) {
      var to = place.cell(cell, 0, 0);
      cell.setRow(to.row());
      cell.setColumn(to.column());
    } else if (ptg instanceof AreaPtgBase area) {
      var to = place.area(area, 0, 0);
      turn(area, place);
      area.setFirstRow(to.row());
      area.setFirstColumn(to.column());
      area.setLastRow(to.lastRow());
      area.setLastColumn(to.lastColumn());
    }
    return ptg;
  }

  /** Where a relative end passes an absolute one, the first becomes the last. */
  private static void turn(AreaPtgBase area, Place place) {
    var first = place.cell(corner(area, true), 0, 0);
    var last = place.cell(corner(area, false), 0, 0);
    if (first.row() > last.row()) {
      var relative = area.isFirstRowRelative();
      area.setFirstRowRelative(area.isLastRowRelative());
      area.setLastRowRelative(relative);
    }
    if (first.column() > last.column()) {
      var relative = area.isFirstColRelative();
      area.setFirstColRelative(area.isLastColRelative());
      area.setLastColRelative(relative);
    }
  }

  private static RefPtgBase corner(AreaPtgBase area, boolean isFirst) {
    return isFirst
        ? new RefPtg(
            area.getFirstRow(),
            area.getFirstColumn(),
            area.isFirstRowRelative(),
            area.isFirstColRelative())
        : new RefPtg(
            area.getLastRow(),
            area.getLastColumn(),
            area.isLastRowRelative(),
            area.isLastColRelative());
  }

  @Override
  public String getNameText(NamePtg name) {
    var number = name.getIndex();
    return number >= Words.LOCAL
        ? locals.get(number - Words.LOCAL)
        : vocabulary.name(number).name();
  }

  @Override
  public @Nullable ExternalSheet getExternalSheet(int number) {
    return null;
  }

  @Override
  public String getSheetFirstNameByExternSheet(int number) {
    throw new IllegalStateException("Sheets are named and have no numbers here.");
  }

  @Override
  public String getSheetLastNameByExternSheet(int number) {
    throw new IllegalStateException("Sheets are named and have no numbers here.");
  }

  @Override
  public String resolveNameXText(NameXPtg name) {
    throw new IllegalStateException("Names of other workbooks are not read.");
  }
}
