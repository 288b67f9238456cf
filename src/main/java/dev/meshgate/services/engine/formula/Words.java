package dev.meshgate.services.engine.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.formula.EvaluationName;
import org.apache.poi.ss.formula.FormulaParsingWorkbook;
import org.apache.poi.ss.formula.SheetIdentifier;
import org.apache.poi.ss.formula.ptg.Area3DPxg;
import org.apache.poi.ss.formula.ptg.NamePtg;
import org.apache.poi.ss.formula.ptg.NameXPxg;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.formula.ptg.Ref3DPxg;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.Table;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/** What POI's parser asks about the words of one formula; it numbers what LET names there. */
final class Words implements FormulaParsingWorkbook {

  /** Names of LET have numbers from here on. */
  static final int LOCAL = 1 << 24;

  /** How a file marks a name of LET or LAMBDA (MS-XLSX 2.2.2). */
  private static final String PARAMETER = "_xlpm.";

  private final Vocabulary vocabulary;
  private final List<String> locals = new ArrayList<>();

  Words(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  List<String> locals() {
    return locals;
  }

  @Override
  public @Nullable EvaluationName getName(String name, int sheetIndex) {
    var lower = name.toLowerCase(Locale.ROOT);
    if (lower.startsWith(PARAMETER)) {
      if (!locals.contains(lower)) {
        locals.add(lower);
      }
      return new Word(lower, LOCAL + locals.indexOf(lower));
    }
    var number = vocabulary.nameNumber(name, sheetIndex);
    return number == null ? null : new Word(name, number);
  }

  @Override
  public Name createName() {
    throw new UnsupportedOperationException("A formula makes no names.");
  }

  @Override
  public @Nullable Table getTable(String name) {
    return vocabulary.table(name);
  }

  @Override
  public Ptg getNameXPtg(String name, @Nullable SheetIdentifier sheet) {
    if (sheet == null) {
      return new NameXPxg(name);
    }
    refuseOtherBooks(sheet);
    return new NameXPxg(sheet.getSheetIdentifier().getName(), name);
  }

  @Override
  public Ptg get3DReferencePtg(CellReference cell, SheetIdentifier sheet) {
    refuseOtherBooks(sheet);
    return new Ref3DPxg(sheet, cell);
  }

  @Override
  public Ptg get3DReferencePtg(AreaReference area, SheetIdentifier sheet) {
    refuseOtherBooks(sheet);
    return new Area3DPxg(sheet, area);
  }

  private static void refuseOtherBooks(SheetIdentifier sheet) {
    if (sheet.getBookName() != null) {
      throw new FormulaException(
          "It refers to another workbook, [" + sheet.getBookName() + "], which is not read.");
    }
  }

  @Override
  public int getExternalSheetIndex(String sheetName) {
    return -1;
  }

  @Override
  public int getExternalSheetIndex(String workbookName, String sheetName) {
    throw new FormulaException("It refers to another workbook, which is not read.");
  }

  @Override
  public SpreadsheetVersion getSpreadsheetVersion() {
    return SpreadsheetVersion.EXCEL2007;
  }

  /** A name by its number; what it stands for is looked up later. */
  private record Word(String text, int number) implements EvaluationName {

    @Override
    public String getNameText() {
      return text;
    }

    @Override
    public boolean isFunctionName() {
      return false;
    }

    @Override
    public boolean hasFormula() {
      return true;
    }

    @Override
    public Ptg[] getNameDefinition() {
      return new Ptg[0];
    }

    @Override
    public boolean isRange() {
      return true;
    }

    @Override
    public NamePtg createPtg() {
      return new NamePtg(number);
    }
  }
}
