package dev.meshgate.services.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.image.FormulaCell;
import dev.meshgate.services.engine.image.Image;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedFormulaTest {

  private static Workbook shared(String formula) {
    return new Workbook()
        .number("S", "A1", 5)
        .number("S", "A2", 6)
        .number("T", "A1", 7)
        .number("T", "A2", 8)
        .name("Rate", "S!$A$1")
        .cell("S", "D1", "", "<f t='shared' ref='D1:E3' si='0'>" + formula + "</f>")
        .cell("S", "E3", "", "<f t='shared' si='0'/>");
  }

  private static String text(Image image, String a1) {
    return image.formulas().stream()
        .filter(cell -> image.address(cell).a1().equals(a1))
        .map(FormulaCell::text)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A1+1                      | B3+1",
        "$A$1+A$1*$A1              | $A$1+B$1*$A3",
        "SUM(A1:$A2)               | SUM($A3:B4)",
        "SUM(T!A1:A2)+T!A1         | SUM(T!B3:B4)+T!B3",
        "SUM(A:A)                  | SUM(B:B)",
        "Rate*IF(A1,2,)            | Rate*IF(B3,2, )",
        "_xlfn.IFNA(A1,0)          | _xlfn.IFNA(B3,0)",
        "_xlfn.LET(_xlpm.x,A1,_xlpm.x*2)| _xlfn.LET(_xlpm.x,B3,_xlpm.x*2)",
        "A1&amp;\"a\"\"b\"         | B3&\"a\"\"b\""
      })
  void aCellThatSharesAFormulaSaysItAsItIsThere(String formula, String expected) {
    assertThat(text(shared(formula).image(), "E3")).isEqualTo(expected);
  }

  @Test
  void whatIsSaidOfAFormulaCanBeReadAgain() {
    var image = shared("SUM(A1:$A2)+T!A1").image();
    var again = new Workbook().number("S", "A3", 5).number("T", "B3", 2);
    assertThat(again.formula("S", "E3", text(image, "E3")).value("S!E3")).isEqualTo(Value.of(7));
  }

  @Test
  void aSubtotalThatSharesItsFormulaIsOneToo() {
    var image =
        new Workbook()
            .number("S", "A1", 5)
            .cell("S", "A2", "", "<f t='shared' ref='A2:A4' si='0'>SUBTOTAL(9,A1:A1)</f>")
            .number("S", "A3", 7)
            .cell("S", "A4", "", "<f t='shared' si='0'/>")
            .formula("S", "A5", "SUBTOTAL(9,A1:A4)")
            .image();
    assertThat(Workbook.value(image, Map.of(), "S!A4")).isEqualTo(Value.of(7));
    assertThat(Workbook.value(image, Map.of(), "S!A5")).isEqualTo(Value.of(12));
  }
}
