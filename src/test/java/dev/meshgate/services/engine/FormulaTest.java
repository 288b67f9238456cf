package dev.meshgate.services.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.meshgate.services.engine.cell.Coercion;
import dev.meshgate.services.engine.cell.ErrorValue;
import dev.meshgate.services.engine.cell.NumberValue;
import dev.meshgate.services.engine.cell.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class FormulaTest {

  private static Workbook numbers() {
    var workbook = new Workbook();
    for (var i = 1; i <= 10; i++) {
      workbook.number("S", "A" + i, i % 5 + 1).number("S", "B" + i, i);
    }
    return workbook;
  }

  private static Value of(String formula) {
    return numbers().formula("S", "D20", formula).value("S!D20");
  }

  /** Each with the page of Microsoft's function reference that says what comes out. */
  @ParameterizedTest
  @CsvFileSource(
      resources = "/workbooks/documented.csv",
      numLinesToSkip = 1,
      delimiter = '|',
      maxCharsPerColumn = 2_000)
  void eachFunctionYieldsWhatItsPageSays(
      String page, String formula, String expected, double within) {
    var value = new Workbook().formula("S", "A1", formula).value("S!A1");
    if (value instanceof NumberValue number) {
      assertThat(number.number())
          .as(formula)
          .isCloseTo(Double.parseDouble(expected), within(within));
    } else if (value instanceof ErrorValue error) {
      assertThat(error.text()).as(formula).isEqualTo(expected);
    } else {
      assertThat(Coercion.text(value)).as(formula).isEqualTo(expected);
    }
  }

  @Test
  void anArrayInAnOrdinaryFormulaIsTakenElementByElementWhereTheFunctionWantsOne() {
    // Excel's own numbers, also those of LibreOffice.
    var a = new Workbook();
    for (var i = 1; i <= 10; i++) {
      a.number("S", "A" + i, i).number("S", "B" + i, i * 10);
    }
    a.formula("S", "C5", "SUMPRODUCT((A1:A10>3)*(A1:A10))")
        .formula("S", "C40", "SUMPRODUCT(A1:A10*B1:B10)")
        .formula("S", "C6", "SUMPRODUCT(ROUND(A1:A10/3,0))")
        .formula("S", "C7", "LOOKUP(2,1/(A1:A10<5),B1:B10)")
        .formula("S", "C8", "SUMPRODUCT(LEN(A1:A10))");
    assertThat(a.value("S!C5")).isEqualTo(Value.of(49));
    assertThat(a.value("S!C40")).isEqualTo(Value.of(3850));
    assertThat(a.value("S!C6")).isEqualTo(Value.of(18));
    assertThat(a.value("S!C7")).isEqualTo(Value.of(40));
    assertThat(a.value("S!C8")).isEqualTo(Value.of(11));
  }

  @Test
  void aRangeInAnOrdinaryFormulaIsCutToTheRowOfTheFormula() {
    var workbook = numbers().formula("S", "C3", "B1:B10*2").formula("S", "C30", "B1:B10*2");
    assertThat(workbook.value("S!C3")).isEqualTo(Value.of(6));
    assertThat(workbook.value("S!C30")).isEqualTo(ErrorValue.VALUE);
  }

  @Test
  void anArrayFormulaFillsItsCells() {
    var workbook = numbers().array("S", "C1:C3", "B1:B3*2").array("S", "E1", "SUM(B1:B10*2)");
    assertThat(workbook.value("S!C3")).isEqualTo(Value.of(6));
    assertThat(workbook.value("S!E1")).isEqualTo(Value.of(110));
  }

  @Test
  void letNamesAValueForTheRestOfTheFormula() {
    assertThat(of("_xlfn.LET(_xlpm.x,SUM(B1:B10),_xlpm.y,_xlpm.x*2,_xlpm.x+_xlpm.y)"))
        .isEqualTo(Value.of(165));
  }

  @Test
  void arraysAreFilteredSortedAndCounted() {
    assertThat(of("SUM(_xlfn._xlws.FILTER(B1:B10,A1:A10>3))")).isEqualTo(Value.of(24));
    assertThat(of("INDEX(_xlfn._xlws.SORT(B1:B10,1,-1),2)")).isEqualTo(Value.of(9));
    assertThat(of("ROWS(_xlfn.UNIQUE(A1:A10))")).isEqualTo(Value.of(5));
    assertThat(of("SUM(_xlfn.SEQUENCE(4,2,10,5))")).isEqualTo(Value.of(220));
    assertThat(of("_xlfn._xlws.FILTER(B1:B10,A1:A10>9)")).isEqualTo(ErrorValue.CALC);
  }

  @Test
  void aSubtotalOfSubtotalsCountsEachCellOnce() {
    var workbook =
        numbers()
            .formula("S", "B11", "SUBTOTAL(9,B1:B10)")
            .formula("S", "B12", "SUBTOTAL(9,B1:B11)")
            .formula("S", "B13", "SUM(B1:B11)");
    assertThat(workbook.value("S!B12")).isEqualTo(Value.of(55));
    assertThat(workbook.value("S!B13")).isEqualTo(Value.of(110));
  }

  @Test
  void whatIsNotChosenIsNotCalculated() {
    assertThat(of("IF(TRUE,1,1/0)")).isEqualTo(Value.of(1));
    assertThat(of("IFERROR(1/0,\"none\")")).isEqualTo(Value.of("none"));
    assertThat(of("CHOOSE(2,1/0,5)")).isEqualTo(Value.of(5));
  }

  @Test
  void equalSumsOfFractionsAreEqual() {
    assertThat(of("0.1+0.2=0.3")).isEqualTo(Value.of(true));
    assertThat(of("(0.1+0.2)-0.3")).isEqualTo(Value.of(0));
    assertThat(of("ROUND(2.675,2)")).isEqualTo(Value.of(2.68));
    assertThat(of("ROUND(-1.005,2)")).isEqualTo(Value.of(-1.01));
  }

  @Test
  void namesAndWholeColumnsAndOtherSheetsAreRead() {
    var workbook =
        numbers()
            .name("rate", "Other!$A$1")
            .number("Other", "A1", 3)
            .formula("S", "D1", "rate*SUM(B:B)");
    assertThat(workbook.value("S!D1")).isEqualTo(Value.of(165));
  }
}
