package dev.meshgate.services.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.meshgate.services.engine.cell.Value;
import dev.meshgate.services.engine.image.Image;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The data are those of Excel's documentation of SUBTOTAL: 120, 10, 150 and 23, here with the 10
 * hidden by hand. What a function leaves out is said there and in that of AGGREGATE.
 */
class HiddenRowsTest {

  private static final String CELLS =
      """
      <row r='1'><c r='A1' t='str'><v>Data</v></c></row>
      <row r='2'><c r='A2'><v>120</v></c></row>
      <row r='3' hidden='1'><c r='A3'><v>10</v></c></row>
      <row r='4'><c r='A4'><v>150</v></c></row>
      <row r='5'><c r='A5'><v>23</v></c></row>
      """;

  private static final String FILTER =
      "<autoFilter ref='A1:A5'><filterColumn colId='0'><filters/></filterColumn></autoFilter>";

  private static Image image(String before, String formula, String after) {
    return new Workbook()
        .text("S", "A1", "replaced")
        .part(
            "xl/worksheets/sheet1.xml",
            "<worksheet>%s<sheetData>%s<row r='9'><c r='C9'><f>%s</f></c></row></sheetData>%s</worksheet>"
                .formatted(before, CELLS, formula, after))
        .image();
  }

  private static Value value(String before, String formula, String after) {
    return Workbook.value(image(before, formula, after), Map.of(), "S!C9");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SUBTOTAL(9,A2:A5)      | 303",
        "SUBTOTAL(109,A2:A5)    | 293",
        "SUBTOTAL(1,A2:A5)      | 75.75",
        "SUBTOTAL(102,A2:A5)    | 3",
        "SUBTOTAL(3,A1:A5)      | 5",
        "SUBTOTAL(103,A1:A5)    | 4",
        "SUBTOTAL(5,A2:A5)      | 10",
        "SUBTOTAL(105,A2:A5)    | 23",
        "AGGREGATE(9,0,A2:A5)   | 303",
        "AGGREGATE(9,1,A2:A5)   | 293",
        "AGGREGATE(9,2,A2:A5)   | 303",
        "AGGREGATE(9,3,A2:A5)   | 293",
        "AGGREGATE(9,4,A2:A5)   | 303",
        "AGGREGATE(9,5,A2:A5)   | 293",
        "AGGREGATE(9,6,A2:A5)   | 303",
        "AGGREGATE(9,7,A2:A5)   | 293",
        "AGGREGATE(15,5,A2:A5,1)| 23",
        "AGGREGATE(15,4,A2:A5,1)| 10",
        "SUM(A2:A5)             | 303"
      })
  void rowsHiddenByHandAreLeftOutByThoseThatSaySo(String formula, double expected) {
    assertThat(value("", formula, "")).isEqualTo(Value.of(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SUBTOTAL(9,A2:A5)      | 293",
        "SUBTOTAL(109,A2:A5)    | 293",
        "SUBTOTAL(2,A2:A5)      | 3",
        "AGGREGATE(9,5,A2:A5)   | 293",
        "SUM(A2:A5)             | 303"
      })
  void rowsThatAFilterHidesAreNeverPartOfASubtotal(String formula, double expected) {
    assertThat(value("", formula, FILTER)).isEqualTo(Value.of(expected));
  }

  @Test
  void aFilterThatLetsEverythingThroughHidesNothing() {
    assertThat(value("", "SUBTOTAL(9,A2:A5)", "<autoFilter ref='A1:A5'/>"))
        .isEqualTo(Value.of(303));
  }

  private static final String BUTTON =
      "<autoFilter ref='A1:A5'><filterColumn colId='0' hiddenButton='1'/></autoFilter>";

  @Test
  void aColumnWhoseButtonIsHiddenIsNotFilteredByThat() {
    assertThat(value("", "SUBTOTAL(9,A2:A5)", BUTTON)).isEqualTo(Value.of(303));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<top10 val='3'/>",
        "<customFilters><customFilter operator='greaterThan' val='20'/></customFilters>",
        "<dynamicFilter type='aboveAverage'/>",
        "<colorFilter dxfId='0'/>",
        "<iconFilter iconSet='3Arrows'/>"
      })
  void aColumnMayBeFilteredInManyWays(String criterion) {
    assertThat(value("", "SUBTOTAL(9,A2:A5)", FILTER.replace("<filters/>", criterion)))
        .isEqualTo(Value.of(293));
  }

  @Test
  void theFilterOfOnePersonsViewIsNotThatOfTheSheet() {
    var view = "<customSheetViews><customSheetView>%s</customSheetView></customSheetViews>";
    assertThat(value("", "SUBTOTAL(9,A2:A5)", view.formatted(FILTER))).isEqualTo(Value.of(303));
  }

  @Test
  void manyFiltersOverManyHiddenRowsAreReadAtOnce() {
    var rows = new StringBuilder();
    var filters = new StringBuilder();
    for (var i = 10; i < 60_000; i++) {
      rows.append("<row r='").append(i).append("' hidden='1'/>");
      filters.append(FILTER.replace("A1:A5", "A70000:A" + (70_000 + i)));
    }
    var image =
        assertTimeout(
            Duration.ofSeconds(10),
            () -> image("", "SUBTOTAL(9,A2:A5)", "<sheetData>" + rows + "</sheetData>" + filters));
    assertThat(Workbook.value(image, Map.of(), "S!C9")).isEqualTo(Value.of(303));
  }

  @Test
  void aRowOutsideOfTheFilterIsHiddenByHand() {
    assertThat(value("", "SUBTOTAL(9,A2:A5)", FILTER.replace("A1:A5", "A20:A30")))
        .isEqualTo(Value.of(303));
  }

  @Test
  void anAdvancedFilterHidesWithoutSayingWhere() {
    assertThat(value("<sheetPr filterMode='1'/>", "SUBTOTAL(9,A2:A5)", ""))
        .isEqualTo(Value.of(293));
  }

  @Test
  void theFilterOfATableHidesToo() {
    assertThat(Workbook.value(table(FILTER), Map.of(), "S!C9")).isEqualTo(Value.of(293));
    assertThat(Workbook.value(table(BUTTON), Map.of(), "S!C9")).isEqualTo(Value.of(303));
  }

  private static Image table(String filter) {
    return new Workbook()
        .text("S", "A1", "replaced")
        .part(
            "xl/worksheets/sheet1.xml",
            "<worksheet><sheetData>"
                + CELLS
                + "<row r='9'><c r='C9'><f>SUBTOTAL(9,T[Data])</f></c></row></sheetData></worksheet>")
        .part(
            "xl/worksheets/_rels/sheet1.xml.rels",
            "<Relationships><Relationship Id='t' Type='x/table' Target='../tables/table1.xml'/>"
                + "</Relationships>")
        .part(
            "xl/tables/table1.xml",
            "<table displayName='T' ref='A1:A5'>"
                + filter
                + "<tableColumns><tableColumn name='Data'/></tableColumns></table>")
        .image();
  }

  @Test
  void aValuePutIntoAHiddenRowDoesNotCountEither() {
    var image = image("", "SUBTOTAL(109,A2:A5)", "");
    assertThat(Workbook.value(image, Map.of("S!A3", Value.of(1000)), "S!C9"))
        .isEqualTo(Value.of(293));
  }
}
