package dev.meshgate.services.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshgate.services.engine.cell.CellAddress;
import dev.meshgate.services.engine.cell.CellRange;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.image.Limits;
import dev.meshgate.services.engine.image.RefusedWorkbookException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostileWorkbookTest {

  private static AbstractThrowableAssert<?, ?> refused(byte[] bytes, Limits limits) {
    return assertThatThrownBy(() -> Workbook.image(bytes, limits))
        .isInstanceOf(RefusedWorkbookException.class);
  }

  private static Workbook simple() {
    return new Workbook().number("S", "A1", 1);
  }

  @ParameterizedTest
  @CsvSource({
    "xl/vbaProject.bin, macros",
    "xl/macrosheets/sheet1.xml, macros",
    "xl/externalLinks/externalLink1.xml, links to other workbooks",
    "xl/embeddings/oleObject1.bin, embedded objects",
    "xl/activeX/activeX1.xml, ActiveX",
    "xl/connections.xml, connections",
  })
  void whatDoesMoreThanCalculateIsRefusedByName(String part, String what) {
    refused(simple().part(part, "x").bytes(), Limits.DEFAULT).hasMessageContaining(what);
  }

  @Test
  void anArchiveThatGrowsWithoutEndIsRefused() {
    var bomb = simple().part("xl/sharedStrings.xml", " ".repeat(40 << 20)).bytes();
    assertThat(bomb.length).isLessThan(100_000);
    refused(bomb, Limits.DEFAULT).hasMessageContaining("grows more than 200 times");
  }

  @Test
  void anArchiveOfTooManyPartsIsRefused() {
    var workbook = simple();
    for (var i = 0; i < 2_001; i++) {
      workbook.part("xl/media/" + i + ".png", "");
    }
    refused(workbook.bytes(), Limits.DEFAULT).hasMessageContaining("2000 parts");
  }

  @Test
  void entitiesAreRefusedBeforeTheyAreRead() {
    var book =
        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><sst><si><t>&e;</t></si></sst>";
    var strings =
        "<Relationships><Relationship Id='s' Type='x/sharedStrings' Target='sharedStrings.xml'/>"
            + "</Relationships>";
    refused(
            simple()
                .part("xl/_rels/workbook.xml.rels", strings)
                .part("xl/sharedStrings.xml", book)
                .bytes(),
            Limits.DEFAULT)
        .hasMessageContaining("entities");
  }

  @Test
  void cellsFormulasAndBytesHaveALimit() {
    var workbook = simple().number("S", "A2", 2).formula("S", "A3", "A1+A2");
    var d = Limits.DEFAULT;
    refused(
            workbook.bytes(),
            new Limits(d.bytes(), d.parts(), d.unpackedBytes(), d.ratio(), 9, 2, 9, 99, d.time()))
        .hasMessageContaining("more than 2 cells");
    refused(
            workbook.bytes(),
            new Limits(d.bytes(), d.parts(), d.unpackedBytes(), d.ratio(), 9, 9, 0, 99, d.time()))
        .hasMessageContaining("more than 0 formulas");
    refused(
            workbook.bytes(),
            new Limits(100, d.parts(), d.unpackedBytes(), d.ratio(), 9, 9, 9, 99, d.time()))
        .hasMessageContaining("more than 100 bytes");
  }

  @Test
  void somethingElseThanAWorkbookIsToldWhatItIs() {
    refused("hello".getBytes(UTF_8), Limits.DEFAULT).hasMessageContaining("no workbook");
    refused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0}, Limits.DEFAULT)
        .hasMessageContaining("password");
  }

  @Test
  void aFormulaThatCallsOutOrReadsAnotherBookIsNotCalculated() {
    var workbook =
        new Workbook()
            .formula("S", "A1", "_xlfn.WEBSERVICE(\"http://127.0.0.1/\")")
            .formula("S", "A2", "[1]Sheet1!A1")
            .formula("S", "A3", "RTD(\"x\",\"\",\"y\")");
    for (var cell : List.of("S!A1", "S!A2", "S!A3")) {
      assertThatThrownBy(() -> workbook.value(cell))
          .isInstanceOf(CalculationException.class)
          .hasMessageContaining(cell);
    }
  }

  @Test
  void aCircleIsAnErrorInAllItsCells() {
    var image =
        new Workbook()
            .formula("S", "A1", "IFERROR(B1,1)")
            .formula("S", "B1", "C1+1")
            .formula("S", "C1", "A1+1")
            .formula("S", "D1", "IFERROR(A1,7)")
            .image();
    for (var cell : List.of("S!A1", "S!B1", "S!C1")) {
      assertThat(Workbook.value(image, Map.of(), cell)).isEqualTo(ErrorValue.CIRCULAR);
    }
    assertThat(Workbook.value(image, Map.of(), "S!D1")).isEqualTo(Value.of(7));
  }

  @Test
  void aCircleOfThousandsOfCellsIsFoundToo() {
    var workbook = new Workbook().formula("S", "A1", "A5000+1");
    for (var row = 2; row <= 5_000; row++) {
      workbook.formula("S", "A" + row, "A" + (row - 1) + "+1");
    }
    assertThat(workbook.value("S!A5000")).isEqualTo(ErrorValue.CIRCULAR);
  }

  @Test
  void aChainOfTwentyThousandCellsNeedsNoStack() {
    var workbook = new Workbook().number("S", "A1", 1);
    for (var row = 2; row <= 20_000; row++) {
      workbook.formula("S", "A" + row, "A" + (row - 1) + "+1");
    }
    assertThat(workbook.value("S!A20000")).isEqualTo(Value.of(20_000));
  }

  @Test
  void aChainAcrossSheetsNeedsNoneEither() {
    var workbook = new Workbook().number("S", "A1", 1);
    for (var row = 2; row <= 10_000; row++) {
      workbook
          .formula("T", "A" + row, "S!A" + (row - 1) + "+1")
          .formula("S", "A" + row, "IF(T!A" + row + ">0,SUM(T!A" + row + ":A" + row + "),0)");
    }
    assertThat(workbook.value("S!A10000")).isEqualTo(Value.of(10_000));
  }

  @Test
  void aCalculationEndsAtItsDeadlineWhileAnotherGoesOn() {
    var image =
        new Workbook()
            .number("S", "A1", 1)
            .formula("S", "B1", "SUMPRODUCT((A:A=1)*(B2:B1048577=2)*(C:C=3)*(D:D=4)*(E:E=5))")
            .formula("S", "C1", "SUMPRODUCT((A1:A1048576>0)*(ROW(A1:A1048576)>5)*LEN(A1:A1048576))")
            .formula("S", "D1", "A1+1")
            .image();
    var calculation = Calculation.of(image, Workbook.CLOCK);
    var began = System.nanoTime();
    assertThatThrownBy(
            () ->
                calculation.run(
                    Map.of(),
                    List.of(CellRange.of("S!C1")),
                    new Allowance(Duration.ofMillis(20), Long.MAX_VALUE)))
        .isInstanceOf(CalculationException.class)
        .hasMessageContaining("longer than 20 milliseconds");
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    assertThatThrownBy(
            () ->
                calculation.run(
                    Map.of(),
                    List.of(CellRange.of("S!C1")),
                    new Allowance(Duration.ofSeconds(60), 100_000)))
        .isInstanceOf(CalculationException.class)
        .hasMessageContaining("more than 100000 cells");
    assertThat(Workbook.value(image, Map.of(), "S!D1")).isEqualTo(Value.of(2));
  }

  @Test
  void aFormulaNestedTooDeepIsNotCalculated() {
    var nested = "(".repeat(2_000) + "1" + ")".repeat(2_000);
    var signs = "-".repeat(3_000) + "1";
    var workbook = new Workbook().formula("S", "A1", nested).formula("S", "A2", signs);
    var image = workbook.image();
    assertThatThrownBy(() -> Workbook.value(image, Map.of(), "S!A2"))
        .isInstanceOf(CalculationException.class)
        .hasMessageContaining("nested");
  }

  @Test
  void aSumOfTwoThousandTermsIsNoNesting() {
    var sum = "1" + "+1".repeat(1_999);
    assertThat(new Workbook().formula("S", "A1", sum).value("S!A1")).isEqualTo(Value.of(2_000));
  }

  @Test
  void aSheetThatIsNotThereIsNamed() {
    var image = simple().image();
    assertThatThrownBy(
            () ->
                Calculation.of(image, Workbook.CLOCK)
                    .run(Map.of(CellAddress.of("T!A1"), Value.of(1)), List.of(), Allowance.DEFAULT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no sheet 'T'. It has S.");
  }
}
