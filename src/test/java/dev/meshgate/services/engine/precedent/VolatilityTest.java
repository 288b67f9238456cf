package dev.meshgate.services.engine.precedent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshgate.services.engine.Calculation;
import dev.meshgate.services.engine.Workbook;
import dev.meshgate.services.engine.cell.CellRange;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VolatilityTest {

  private static boolean isVolatile(Workbook workbook, String output) {
    return Calculation.of(workbook.image(), Clock.systemUTC())
        .isVolatile(List.of(CellRange.of(output)));
  }

  private static Workbook workbook() {
    return new Workbook()
        .number("S", "A1", 1)
        .number("S", "B1", 2)
        .formula("S", "A2", "TODAY()")
        .formula("S", "A3", "A1+1")
        .formula("S", "A4", "IF(A1>5,RANDBETWEEN(1,6),0)")
        .name("Now", "NOW()")
        .name("Dated", "S!$A$2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A3+1                     | false",
        "A2                       | true",
        "A4                       | true",
        "Now                      | true",
        "Dated+A3                 | true",
        "SUM(A1:A2)               | true",
        "SUM(A:A)                 | true",
        "SUM(B:B)                 | false",
        "SUM(A1:INDEX(A3:A3,1))   | true",
        "SUM(B1:INDEX(B:B,2))     | false",
        "ROW(A2)                  | false",
        "SUMIF(B1:B2,1,A1)        | true",
        "LOOKUP(1,B1:B2,A1)       | true",
        "INDIRECT(\"B1\")         | true",
        "OFFSET(B1,0,0)           | true",
        "LET(_xlpm.x,A2,1)        | true",
        "NOSUCHTHING(A2)          | false"
      })
  void aResultIsVolatileIfAnythingItMayReadIs(String formula, boolean expected) {
    assertThat(isVolatile(workbook().formula("S", "Z9", formula), "S!Z9")).isEqualTo(expected);
  }

  @Test
  void aRangeIsOnTheSheetOfItsEndsAlsoWhereTheyAreChosenByAnother() {
    var workbook =
        new Workbook()
            .number("S", "B1", 1)
            .number("S", "B2", 2)
            .formula("S", "B5", "TODAY()")
            .number("T", "A1", 1);
    assertThat(isVolatile(workbook.formula("S", "Z9", "SUM(CHOOSE(T!A1,B1,B2):B9)"), "S!Z9"))
        .isTrue();
  }

  @Test
  void offsetIsNotWhereNothingInTheWorkbookIs() {
    var workbook = new Workbook().number("S", "A1", 1).formula("S", "A2", "OFFSET(A1,0,0)");
    assertThat(isVolatile(workbook, "S!A2")).isFalse();
  }

  @Test
  void aRangeIsVolatileIfOneOfItsCellsIs() {
    assertThat(isVolatile(workbook(), "S!A1:B1")).isFalse();
    assertThat(isVolatile(workbook(), "S!A1:B3")).isTrue();
  }

  @Test
  void cellsThatAnArrayFormulaFillsDependOnItsFormula() {
    assertThat(isVolatile(workbook().array("S", "E1:E3", "A1:A3*2"), "S!E3")).isTrue();
    assertThat(isVolatile(workbook().array("S", "E1:E3", "B1:B3*2"), "S!E3")).isFalse();
  }

  @Test
  void aSheetThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> isVolatile(workbook(), "T!A1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no sheet 'T'");
  }
}
