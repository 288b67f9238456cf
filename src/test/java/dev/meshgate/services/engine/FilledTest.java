package dev.meshgate.services.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshgate.services.engine.cell.BooleanValue;
import dev.meshgate.services.engine.cell.CellAddress;
import dev.meshgate.services.engine.cell.EmptyValue;
import dev.meshgate.services.engine.cell.TextValue;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.image.Image;
import dev.meshgate.services.engine.image.Limits;
import dev.meshgate.services.engine.image.RefusedWorkbookException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilledTest {

  private static byte[] filled(byte[] file, Map<String, Value> inputs) throws IOException {
    var cells = new LinkedHashMap<CellAddress, Value>();
    inputs.forEach((cell, value) -> cells.put(CellAddress.of(cell), value));
    var image = Workbook.image(file, Limits.DEFAULT);
    return Filled.write(file, Limits.DEFAULT, image, Workbook.CLOCK, cells, Allowance.DEFAULT);
  }

  private static Image again(byte[] file) {
    return Workbook.image(file, Limits.DEFAULT);
  }

  private static Value stored(byte[] file, String address) {
    var cell = CellAddress.of(address);
    var image = again(file);
    var found = image.sheet(cell.sheet()).orElseThrow().cell(cell.row(), cell.column());
    return found == null ? EmptyValue.EMPTY : found.value();
  }

  private static byte[] resource(String name) throws IOException {
    return Files.readAllBytes(Path.of("src/test/resources/workbooks", name));
  }

  /** Every part by its name. */
  private static Map<String, String> parts(byte[] file) throws IOException {
    var parts = new TreeMap<String, String>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
        parts.put(entry.getName(), new String(zip.readAllBytes(), UTF_8));
      }
    }
    return parts;
  }

  /** Every cell as POI sees it: its formula or value, and its style. */
  private static Map<String, String> cells(byte[] file) throws IOException {
    var cells = new TreeMap<String, String>();
    try (var book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
      for (var sheet : book) {
        for (var row : sheet) {
          for (var cell : row) {
            cells.put(
                sheet.getSheetName() + "!" + cell.getAddress(),
                cell.getCellStyle().getIndex() + " " + content(cell));
          }
        }
      }
    }
    return cells;
  }

  private static String content(Cell cell) {
    if (cell.getCellType() == CellType.FORMULA) {
      return "=" + cell.getCellFormula();
    }
    return cell.getCellType() + " " + cell;
  }

  @Test
  void theMortgageHoldsTheInputsOfTheCallAndWhatTheyGive() throws IOException {
    var original = resource("mortgage.xlsx");
    var file =
        filled(
            original,
            Map.of(
                "Mortgage!B3", Value.of(650_000),
                "Mortgage!B4", Value.of(0.1),
                "Mortgage!B5", Value.of(0.0625),
                "Mortgage!B6", Value.of(15)));
    assertThat(stored(file, "Mortgage!B3")).isEqualTo(Value.of(650_000));
    assertThat(stored(file, "Mortgage!B12")).isEqualTo(Value.of(585_000));
    assertThat(Verification.of(again(file), Workbook.CLOCK, Allowance.DEFAULT).outcome())
        .isEqualTo(Verification.Outcome.VERIFIED);
    try (var book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
      var total = book.getSheet("Mortgage").getRow(16).getCell(1).getNumericCellValue();
      assertThat(Math.round(total * 1e6) / 1e6).isEqualTo(6053.007102);
      assertThat(book.getForceFormulaRecalculation()).isTrue();
    }
  }

  @Test
  void nothingElseIsChanged() throws IOException {
    var original = resource("quote.xlsx");
    var file = filled(original, Map.of("Quote!B3", Value.of("Basic"), "Quote!B4", Value.of(5)));
    var before = cells(original);
    before.put("Quote!B3", "0 STRING Basic");
    before.put("Quote!B4", "0 NUMERIC 5.0");
    assertThat(cells(file)).isEqualTo(before);
    var parts = parts(file);
    var others = parts(original);
    assertThat(parts.keySet()).isEqualTo(others.keySet());
    others.keySet().removeAll(List.of("xl/worksheets/sheet1.xml", "xl/workbook.xml"));
    assertThat(parts).containsAllEntriesOf(others);
  }

  static List<Path> savedByExcel() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/workbooks/excel"))) {
      return files.filter(file -> file.toString().endsWith(".xlsx")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("savedByExcel")
  void aWorkbookOfExcelStaysWhatItIs(Path path) throws IOException {
    var original = Files.readAllBytes(path);
    var name = again(original).sheets().get(0).name();
    var file = filled(original, Map.of("'" + name + "'!ZZ999", Value.of("=1+1")));
    var after = cells(file);
    assertThat(after.remove(name + "!ZZ999")).endsWith(" STRING =1+1");
    assertThat(after).isEqualTo(cells(original));
    assertThat(Verification.of(again(file), Workbook.CLOCK, Allowance.DEFAULT).outcome())
        .isEqualTo(Verification.Outcome.VERIFIED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=HYPERLINK(\"http://x\")",
        "+1+1",
        "@SUM(A1)",
        " two  spaces ",
        "<f>1</f>&amp;",
        "line\nfeed and\ttab\rreturn",
        "bell\u0007 and _x0041_",
        "𝛑 ü"
      })
  void aTextStaysTheSameText(String text) throws IOException {
    var file = filled(new Workbook().number("S", "A1", 1).bytes(), Map.of("S!A1", Value.of(text)));
    assertThat(stored(file, "S!A1")).isEqualTo(Value.of(text));
    assertThat(again(file).formulas()).isEmpty();
  }

  @Test
  void cellsAndRowsThatTheFileDoesNotHaveAreMadeInTheirOrder() throws IOException {
    var workbook =
        new Workbook()
            .text("S", "A1", "replaced")
            .part(
                "xl/worksheets/sheet1.xml",
                "<x:worksheet xmlns:x='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>"
                    + "<x:sheetData><x:row r='2' spans='2:2' ht='30'><x:c r='B2'><x:v>1</x:v></x:c>"
                    + "</x:row><x:row r='5'/></x:sheetData></x:worksheet>");
    var file =
        filled(
            workbook.bytes(),
            Map.of(
                "S!A1", Value.of(1),
                "S!A2", Value.of(true),
                "S!C2", Value.of("x"),
                "S!B5", Value.of(2.5),
                "S!B2", EmptyValue.EMPTY,
                "S!D9", Value.of(-3)));
    var xml = parts(file).get("xl/worksheets/sheet1.xml");
    assertThat(xml)
        .contains(
            "<x:row r=\"1\"><x:c r=\"A1\"><x:v>1</x:v></x:c></x:row>"
                + "<x:row r=\"2\" ht=\"30\"><x:c r=\"A2\" t=\"b\"><x:v>1</x:v></x:c>"
                + "<x:c r=\"B2\"></x:c><x:c r=\"C2\" t=\"inlineStr\">"
                + "<x:is><x:t xml:space=\"preserve\">x</x:t></x:is></x:c></x:row>"
                + "<x:row r=\"5\"><x:c r=\"B5\"><x:v>2.5</x:v></x:c></x:row>"
                + "<x:row r=\"9\"><x:c r=\"D9\"><x:v>-3</x:v></x:c></x:row></x:sheetData>");
  }

  @Test
  void noOldNumberIsLeftWhereNoNewOneIsKnown() throws IOException {
    var workbook =
        new Workbook()
            .number("S", "A1", 1)
            .cell("S", "B1", "", "<f>NOSUCHTHING(A1)</f><v>41</v>")
            .cell("S", "C1", "", "<f>B1+1</f><v>42</v>")
            .cell("S", "D1", "", "<f>A1+1</f><v>2</v>")
            .cell("S", "E1", "t='str'", "<f>A1&amp;\"x\"</f><v>1x</v>")
            .cell("S", "F1", "", "<f>F1+A1</f><v>7</v>");
    var file = filled(workbook.bytes(), Map.of("S!A1", Value.of(5)));
    assertThat(stored(file, "S!B1")).isEqualTo(EmptyValue.EMPTY);
    assertThat(stored(file, "S!C1")).isEqualTo(EmptyValue.EMPTY);
    assertThat(stored(file, "S!D1")).isEqualTo(Value.of(6));
    assertThat(stored(file, "S!E1")).isEqualTo(Value.of("5x"));
    assertThat(stored(file, "S!F1")).isEqualTo(EmptyValue.EMPTY);
    assertThat(again(file).formulas()).hasSize(5);
  }

  @Test
  void aFormulaThatOthersShareMayGo() throws IOException {
    var workbook =
        new Workbook()
            .number("S", "A1", 1)
            .number("S", "A2", 2)
            .cell("S", "B1", "", "<f t='shared' ref='B1:B2' si='0'>A1*10</f><v>10</v>")
            .cell("S", "B2", "", "<f t='shared' si='0'/><v>20</v>")
            .part("xl/calcChain.xml", "<calcChain><c r='B1' i='1'/></calcChain>");
    var file = filled(workbook.bytes(), Map.of("S!B1", Value.of(7), "S!A2", Value.of(3)));
    assertThat(stored(file, "S!B1")).isEqualTo(Value.of(7));
    assertThat(stored(file, "S!B2")).isEqualTo(Value.of(30));
    assertThat(Workbook.value(again(file), Map.of("S!A2", Value.of(4)), "S!B2"))
        .isEqualTo(Value.of(40));
    assertThat(parts(file)).doesNotContainKey("xl/calcChain.xml");
  }

  @Test
  void aPartOfAnArrayFormulaIsNotReplaced() {
    var workbook = new Workbook().number("S", "A1", 1).array("S", "B1:B2", "A1:A2*2");
    assertThatThrownBy(() -> filled(workbook.bytes(), Map.of("S!B2", Value.of(1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("S!B2 is filled by the formula of S!B1:B2");
  }

  @Test
  void whatACellCannotHoldIsRefused() {
    var workbook = new Workbook().number("S", "A1", 1);
    assertThatThrownBy(
            () -> filled(workbook.bytes(), Map.of("S!A1", new TextValue("x".repeat(32_768)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("32767");
    assertThatThrownBy(() -> filled(workbook.bytes(), Map.of("T!A1", BooleanValue.TRUE)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no sheet 'T'");
  }

  @Test
  void aCalculationThatCostsTooMuchLeavesNoOldNumbers() throws IOException {
    var workbook = new Workbook();
    for (var row = 1; row <= 3_000; row++) {
      workbook.number("S", "A" + row, 1);
    }
    var file = workbook.cell("S", "B1", "", "<f>SUM(A:A)</f><v>3000</v>").bytes();
    var none = new Allowance(Duration.ofNanos(1), 0);
    Map<CellAddress, Value> inputs = Map.of(CellAddress.of("S!A1"), Value.of(2));
    var filled = Filled.write(file, Limits.DEFAULT, again(file), Workbook.CLOCK, inputs, none);
    assertThat(stored(filled, "S!A1")).isEqualTo(Value.of(2));
    assertThat(stored(filled, "S!B1")).isEqualTo(EmptyValue.EMPTY);
  }

  @Test
  void whatWaitedForAFailureIsNoCircleAfterwards() throws IOException {
    var workbook = new Workbook().formula("S", "A1", "NOSUCHTHING(1)");
    for (var row = 2; row <= 60; row++) {
      workbook.formula("S", "A" + row, "A" + (row - 1) + "+1");
    }
    workbook.formula("S", "B60", "IFERROR(A60,7)").formula("S", "C60", "IFERROR(B60,7)");
    var file = filled(workbook.bytes(), Map.of());
    assertThat(stored(file, "S!B60")).isEqualTo(EmptyValue.EMPTY);
    assertThat(stored(file, "S!C60")).isEqualTo(EmptyValue.EMPTY);
  }

  private static Limits parts(int parts) {
    var usual = Limits.DEFAULT;
    return new Limits(
        usual.bytes(),
        parts,
        usual.unpackedBytes(),
        usual.ratio(),
        usual.sheets(),
        usual.cells(),
        usual.formulas(),
        usual.characters(),
        usual.time());
  }

  @Test
  void theFileMayBeAsLargeAsItsReaderSays() throws IOException {
    var workbook = new Workbook().number("S", "A1", 1).formula("S", "B1", "A1+1");
    for (var i = 0; i <= Limits.DEFAULT.parts(); i++) {
      workbook.part("docProps/" + i + ".xml", "<x/>");
    }
    var file = workbook.bytes();
    var more = parts(Limits.DEFAULT.parts() * 2);
    var image = Workbook.image(file, more);
    Map<CellAddress, Value> inputs = Map.of(CellAddress.of("S!A1"), Value.of(2));
    var filled = Filled.write(file, more, image, Workbook.CLOCK, inputs, Allowance.DEFAULT);
    assertThat(parts(filled)).hasSameSizeAs(parts(file));
    assertThat(parts(filled).get("xl/worksheets/sheet1.xml")).contains("<v>3</v>");
    assertThatThrownBy(
            () -> Filled.write(file, parts(10), image, Workbook.CLOCK, inputs, Allowance.DEFAULT))
        .isInstanceOf(RefusedWorkbookException.class);
  }
}
