package dev.meshgate.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * A workbook such as companies have: a table of a thousand rates, a page of 25 formulas that look
 * them up, and a schedule of 60 months of five formulas each, which all depend on the inputs.
 */
final class RateModel {

  static final List<String> REGIONS = List.of("North", "South", "East", "West", "Middle");
  static final List<String> PRODUCTS = List.of("Fix", "Flex", "Step", "Bullet");

  private static final int RATES = 1_000;
  private static final int MONTHS = 60;

  /** Names and the formulas of their cells, from row 7 of the page on. */
  private static final String[][] PAGE = {
    {"Key", "Region&\"-\"&Product"},
    {"Band", "MATCH(Amount,{0;50000;100000;250000;500000},1)"},
    {"Found", "COUNTIF(Rates!$A$2:$A$1001,Key)"},
    {"Base", "SUMIFS(Rates!$D$2:$D$1001,Rates!$A$2:$A$1001,Key,Rates!$B$2:$B$1001,Band)"},
    {"Count", "COUNTIFS(Rates!$A$2:$A$1001,Key,Rates!$B$2:$B$1001,Band)"},
    {"Average", "IFERROR(Base/Count,0.04)"},
    {"First", "IFERROR(VLOOKUP(Key,Rates!$A$2:$E$1001,4,FALSE),0.05)"},
    {"Fee", "IFERROR(INDEX(Rates!$E$2:$E$1001,MATCH(Key,Rates!$A$2:$A$1001,0)),100)"},
    {"Nominal", "ROUND(MAX(Average,First)+Margin,5)"},
    {"Monthly", "Nominal/12"},
    {"Payment", "IF(Monthly=0,Amount/Term,-PMT(Monthly,Term,Amount))"},
    {"Total", "ROUND(SUM(Schedule!$B$2:$B$61)+Fee,2)"},
    {"Interest", "ROUND(SUM(Schedule!$C$2:$C$61),2)"},
    {"Rest", "INDEX(Schedule!$E$2:$E$61,60)"},
    {"Share", "IF(Total=0,0,Interest/Total)"},
    {"Longest", "MAX(Schedule!$C$2:$C$61)"},
    {"Rounded", "ROUND(Payment,2)"},
    {"Odd", "MOD(Term,2)"},
    {"Years", "ROUNDUP(Term/12,0)"},
    {"Effective", "(1+Monthly)^12-1"},
    {"Class", "IF(Effective<0.05,\"low\",IF(Effective<0.08,\"middle\",\"high\"))"},
    {"Discount", "IF(AND(Amount>250000,Years>=2),0.01,0)"},
    {"Due", "ROUND(Total*(1-Discount),2)"},
    {"PerMonth", "ROUND(Due/Term,2)"},
    {"Grade", "Class&\" \"&TEXT(Share,\"0.0%\")"},
  };

  private static final String[] SCHEDULE = {
    "IF($A%1$d<=Term,ROUND(Payment,2),0)",
    "ROUND(%2$s*Monthly,2)",
    "B%1$d-C%1$d",
    "IF($A%1$d<=Term,%2$s-D%1$d,0)",
    "IF(E%1$d<0,\"over\",IF($A%1$d<=Term,\"runs\",\"done\"))",
  };

  /** The cells of amount, term, margin, region and product, in this order. */
  static final List<String> INPUTS = List.of("B1", "B2", "B3", "B4", "B5");

  /** Due, what is left, and the grade, which is a text. */
  static final List<String> OUTPUTS = List.of("B29", "B20", "B31");

  private RateModel() {}

  static byte[] file() throws IOException {
    try (var book = new XSSFWorkbook();
        var out = new ByteArrayOutputStream()) {
      var page = book.createSheet("Page");
      rates(book.createSheet("Rates"));
      var schedule = book.createSheet("Schedule");
      inputs(page);
      name(book, "Amount", 1);
      name(book, "Term", 2);
      name(book, "Margin", 3);
      name(book, "Region", 4);
      name(book, "Product", 5);
      for (var i = 0; i < PAGE.length; i++) {
        name(book, PAGE[i][0], i + 7);
      }
      for (var i = 0; i < PAGE.length; i++) {
        var row = page.createRow(i + 6);
        row.createCell(0).setCellValue(PAGE[i][0]);
        row.createCell(1).setCellFormula(PAGE[i][1]);
      }
      schedule(schedule);
      book.write(out);
      return out.toByteArray();
    }
  }

  private static void name(XSSFWorkbook book, String text, int row) {
    var name = book.createName();
    name.setNameName(text);
    name.setRefersToFormula("Page!$B$" + row);
  }

  private static void inputs(XSSFSheet page) {
    var labels = List.of("Amount", "Term", "Margin", "Region", "Product");
    for (var i = 0; i < labels.size(); i++) {
      page.createRow(i).createCell(0).setCellValue(labels.get(i));
    }
    page.getRow(0).createCell(1).setCellValue(180_000);
    page.getRow(1).createCell(1).setCellValue(48);
    page.getRow(2).createCell(1).setCellValue(0.01);
    page.getRow(3).createCell(1).setCellValue(REGIONS.get(0));
    page.getRow(4).createCell(1).setCellValue(PRODUCTS.get(0));
  }

  private static void rates(XSSFSheet rates) {
    var random = new SplittableRandom(1);
    for (var i = 0; i < RATES; i++) {
      var row = rates.createRow(i + 1);
      var region = REGIONS.get(i % REGIONS.size());
      var product = PRODUCTS.get(i / REGIONS.size() % PRODUCTS.size());
      row.createCell(0).setCellValue(region + "-" + product);
      row.createCell(1).setCellValue(i / (REGIONS.size() * PRODUCTS.size()) % 5 + 1);
      row.createCell(2).setCellValue(region);
      row.createCell(3).setCellValue(Math.round(random.nextDouble(0.02, 0.09) * 1e4) / 1e4);
      row.createCell(4).setCellValue(random.nextInt(50, 400));
    }
  }

  private static void schedule(XSSFSheet schedule) {
    for (var month = 1; month <= MONTHS; month++) {
      var row = schedule.createRow(month);
      row.createCell(0).setCellValue(month);
      var before = month == 1 ? "Amount" : "E" + month;
      for (var i = 0; i < SCHEDULE.length; i++) {
        row.createCell(i + 1).setCellFormula(SCHEDULE[i].formatted(month + 1, before));
      }
    }
  }
}
