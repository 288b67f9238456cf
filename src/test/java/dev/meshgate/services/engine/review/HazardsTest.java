package dev.meshgate.services.engine.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.services.engine.Workbook;
import dev.meshgate.services.engine.review.Hazard.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HazardsTest {

  private static Workbook workbook() {
    return new Workbook()
        .number("S", "A1", 1)
        .number("S", "A2", 2)
        .text("S", "A3", "12")
        .text("S", "A4", "twelve");
  }

  private static List<Kind> kinds(String formula) {
    return Hazards.of(workbook().formula("S", "C2", formula).image()).listed().stream()
        .map(Hazard::kind)
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NOW()-1                        | MOMENT_OR_CHANCE",
        "IF(A1>2,RAND(),0)              | MOMENT_OR_CHANCE",
        "SUM(OFFSET(A1,0,0,2,1))        | COMPUTED_REFERENCE",
        "INDIRECT(\"A1\")               | COMPUTED_REFERENCE",
        "CELL(\"row\",A1)               | ENVIRONMENT",
        "SUM(A:A)                       | WHOLE_COLUMN",
        "SUM(3:3)                       | WHOLE_COLUMN",
        "A1:A3                          | IMPLICIT_INTERSECTION",
        "A1:A3*2                        | IMPLICIT_INTERSECTION",
        "SQRT(A1:A3)                    | IMPLICIT_INTERSECTION",
        "IF(A1=1,A1:A3,0)               | IMPLICIT_INTERSECTION",
        "VLOOKUP(A1:A3,A1:B3,1)         | IMPLICIT_INTERSECTION",
        "A3*2                           | TEXT_AS_NUMBER",
        "1+\"5\"                        | TEXT_AS_NUMBER",
        "SUM(A1,-A3)                    | TEXT_AS_NUMBER",
        "SUBTOTAL(109,A1:A3)            | HIDDEN_ROWS",
        "AGGREGATE(9,7,A1:A3)           | HIDDEN_ROWS",
        "C2+1                           | CIRCULAR",
        "SUM(A1:C9)                     | CIRCULAR"
      })
  void aFormulaIsDoubtedForItsReason(String formula, Kind kind) {
    assertThat(kinds(formula)).containsExactly(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SUM(A1:A3)",
        "SUMPRODUCT(A1:A3*2)",
        "SUMPRODUCT(--(A1:A3>1))",
        "SUM(IF(A1=1,A1:A3,0))",
        "INDEX(A1:A3,2)",
        "SUBTOTAL(9,A1:A3)",
        "AGGREGATE(9,6,A1:A3)",
        "A1&A3",
        "\"NOW()\"&\"CELL(\"",
        "ROWS(C1:C9)",
        "A4+1"
      })
  void whatIsAsItSeemsIsNotDoubted(String formula) {
    assertThat(kinds(formula)).isEmpty();
  }

  @Test
  void allOfACircleIsToldAndNobodyWhoOnlyReadsIt() {
    var hazards =
        Hazards.of(
            new Workbook()
                .formula("S", "A1", "SUM(B1:B2)")
                .formula("S", "B1", "C1*2")
                .formula("S", "C1", "A1+1")
                .formula("S", "D1", "A1")
                .formula("S", "B2", "5")
                .image());
    assertThat(hazards.listed())
        .extracting(hazard -> hazard.cell().a1())
        .containsExactly("A1", "B1", "C1");
    assertThat(hazards.counts()).containsOnly(Map.entry(Kind.CIRCULAR, 3));
  }

  @Test
  void aChainOfAnyLengthIsNoCircle() {
    var workbook = new Workbook().number("S", "A1", 1);
    for (var row = 2; row <= 20_000; row++) {
      workbook.formula("S", "A" + row, "A" + (row - 1) + "+1");
    }
    assertThat(Hazards.of(workbook.image()).listed()).isEmpty();
    assertThat(Hazards.of(workbook.formula("S", "B1", "A20000+B1").image()).listed()).hasSize(1);
  }

  @Test
  void anArrayFormulaIsToldOnceWithWhatItFills() {
    var hazards = Hazards.of(workbook().array("S", "E1:E3", "A1:A3*2").image());
    assertThat(hazards.counts()).containsEntry(Kind.ARRAY_FORMULA, 1);
    assertThat(hazards.listed().get(0).explanation()).contains("S!E1:E3");
    assertThat(hazards.counts()).doesNotContainKey(Kind.IMPLICIT_INTERSECTION);
  }

  @Test
  void ofMoreThanEnoughTheRestIsCounted() {
    var workbook = new Workbook();
    for (var row = 1; row <= 50; row++) {
      workbook.formula("S", "A" + row, "TODAY()");
    }
    var hazards = Hazards.of(workbook.image());
    assertThat(hazards.listed()).hasSize(Hazards.MOST);
    assertThat(hazards.counts()).containsEntry(Kind.MOMENT_OR_CHANCE, 50);
  }

  @Test
  void ordinaryModelsHaveNone() {
    assertThat(Hazards.of(Workbook.resource("mortgage.xlsx")).listed()).isEmpty();
    assertThat(Hazards.of(Workbook.resource("quote.xlsx")).listed()).isEmpty();
  }
}
